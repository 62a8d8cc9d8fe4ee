package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.assess.priority.PriorityFormula.Reason;
import earshot.mention.Author;
import earshot.mention.Deed;
import earshot.mention.Engagement;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.Priority;
import earshot.mention.Rating;
import earshot.mention.Reply;
import earshot.mention.Sending;
import earshot.mention.Sentiment;
import earshot.mention.Statement;
import earshot.query.Hit;
import earshot.query.Mark;
import earshot.query.Ranking;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Writes a mention as the outside sees it: absent is absent, and what is ours alone stays here. */
final class MentionWriter {
  private MentionWriter() {}

  static void write(Hit hit, Ranking ranking, JsonGenerator json) throws IOException {
    json.writeStartObject();
    fields(hit.mention(), ranking, json);
    if (hit.widened()) {
      json.writeBooleanField("widened", true);
    }
    highlights(hit.marks(), json);
    json.writeEndObject();
  }

  static void write(Mention mention, Ranking ranking, JsonGenerator json) throws IOException {
    json.writeStartObject();
    fields(mention, ranking, json);
    json.writeEndObject();
  }

  private static void fields(Mention mention, Ranking ranking, JsonGenerator json)
      throws IOException {
    json.writeStringField("id", mention.id().value());
    json.writeNumberField("version", mention.version());
    said(mention, json);
    concluded(mention, ranking, json);
    times(mention, json);
    workflow(mention, json);
  }

  private static void said(Mention mention, JsonGenerator json) throws IOException {
    json.writeStringField("source", mention.source());
    json.writeStringField("kind", mention.kind().word());
    Json.put(json, "brands", mention.brands());
    if (mention.author().isPresent()) {
      author(mention.author().get(), json);
    }
    Json.put(json, "title", mention.title());
    Json.put(json, "text", mention.text());
    Json.put(json, "url", mention.url());
    if (mention.rating().isPresent()) {
      rating(mention.rating().get(), json);
    }
    if (mention.engagement().isPresent()) {
      engagement(mention.engagement().get(), json);
    }
    Json.put(json, "thread", mention.thread());
    Json.put(json, "place", mention.place());
    flag(json, "cut", mention.cut());
  }

  private static void concluded(Mention mention, Ranking ranking, JsonGenerator json)
      throws IOException {
    Json.put(json, "language", mention.language());
    if (mention.sentiment().isPresent()) {
      sentiment(mention.sentiment().get(), json);
    }
    statements(mention.statements(), json);
    if (mention.duplicates() > 0) {
      json.writeNumberField("duplicates", mention.duplicates());
    }
    Json.put(json, "copyOf", mention.copyOf().map(MentionId::value));
    if (mention.priority().isPresent()) {
      priority(mention.priority().get(), ranking.explain(mention).reasons(), json);
    }
  }

  private static void times(Mention mention, JsonGenerator json) throws IOException {
    Json.putTime(json, "publishedAt", mention.publishedAt());
    Json.putTime(json, "editedAt", mention.editedAt());
    Json.put(json, "collectedAt", mention.collectedAt());
    flag(json, "backfilled", mention.backfilled());
  }

  private static void workflow(Mention mention, JsonGenerator json) throws IOException {
    json.writeStringField("status", mention.state());
    Json.put(json, "assignee", mention.assignee());
    if (mention.reply().isPresent()) {
      reply(mention.reply().get(), json);
    }
    history(mention.history(), json);
  }

  static void history(List<Deed> history, JsonGenerator json) throws IOException {
    if (history.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("history");
    for (Deed deed : history) {
      json.writeStartObject();
      json.writeStringField("act", deed.act().word());
      Json.put(json, "value", deed.value());
      Json.put(json, "was", deed.was());
      Json.put(json, "by", deed.by());
      Json.put(json, "at", deed.at());
      json.writeNumberField("version", deed.version());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void author(Author author, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("author");
    Json.put(json, "name", author.name());
    Json.put(json, "handle", author.handle());
    Json.put(json, "url", author.url());
    Json.putCount(json, "followers", author.followers());
    json.writeEndObject();
  }

  private static void rating(Rating rating, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("rating");
    Json.put(json, "value", rating.value());
    Json.put(json, "min", rating.min());
    Json.put(json, "max", rating.max());
    json.writeEndObject();
  }

  private static void engagement(Engagement engagement, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("engagement");
    Json.putCount(json, "likes", engagement.likes());
    Json.putCount(json, "replies", engagement.replies());
    Json.putCount(json, "shares", engagement.shares());
    json.writeEndObject();
  }

  private static void sentiment(Sentiment sentiment, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("sentiment");
    json.writeStringField("label", sentiment.label().word());
    Json.put(json, "confidence", sentiment.confidence());
    json.writeBooleanField("mixed", sentiment.mixed());
    json.writeStringField("model", sentiment.model());
    json.writeEndObject();
  }

  private static void statements(List<Statement> statements, JsonGenerator json)
      throws IOException {
    if (statements.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("statements");
    for (Statement statement : statements) {
      json.writeStartObject();
      json.writeStringField("text", statement.text());
      Json.put(json, "sentiment", statement.sentiment().map(label -> label.word()));
      Json.put(json, "theme", statement.theme());
      Json.put(json, "group", statement.group());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The score is the sum of the points as they are shown, so that who adds them up agrees. */
  private static void priority(Priority priority, List<Reason> reasons, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart("priority");
    Json.put(json, "score", round(reasons.stream().mapToDouble(r -> round(r.points())).sum()));
    json.writeStringField("queue", priority.queue().word());
    json.writeArrayFieldStart("reasons");
    for (Reason reason : reasons) {
      json.writeStartObject();
      json.writeStringField("term", reason.term());
      Json.put(json, "value", round(reason.value()));
      Json.put(json, "points", round(reason.points()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static double round(double value) {
    return Math.round(value * 1e4) / 1e4;
  }

  private static void reply(Reply reply, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("reply");
    json.writeStringField("text", reply.text());
    Json.putTime(json, "at", reply.at());
    Json.put(json, "by", reply.by());
    Json.put(json, "state", reply.sending().map(sending -> sending.state().word()));
    Json.put(json, "reason", reply.sending().flatMap(Sending::why));
    json.writeEndObject();
  }

  private static void highlights(List<Mark> marks, JsonGenerator json) throws IOException {
    if (marks.isEmpty()) {
      return;
    }
    marks("highlights", marks, json);
  }

  /** Where something stands, in characters. */
  static void marks(String name, List<Mark> marks, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(name);
    for (Mark mark : marks) {
      json.writeStartObject();
      json.writeStringField("field", mark.part().name().toLowerCase(Locale.ROOT));
      json.writeNumberField("start", mark.start());
      json.writeNumberField("end", mark.end());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void flag(JsonGenerator json, String field, boolean set) throws IOException {
    if (set) {
      json.writeBooleanField(field, true);
    }
  }
}
