package earshot.query.elasticsearch;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.assess.match.Matchable;
import earshot.assess.match.MatchableMention;
import earshot.assess.priority.PriorityFormula;
import earshot.assess.priority.Speaker;
import earshot.assess.query.Field;
import earshot.assess.text.Tokens;
import earshot.mention.Author;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.mention.Priority;
import earshot.mention.Rating;
import earshot.query.Change;
import earshot.query.Facet;
import earshot.query.Fold;
import earshot.query.Moment;
import earshot.query.Tally;
import earshot.query.Time;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a mention as the document that {@link IndexTemplate} describes. */
final class Documents {
  private static final byte[] MENTION = "{\"mention\":".getBytes(StandardCharsets.UTF_8);

  private final Mention mention;
  private final Matchable seen;
  private final JsonGenerator json;

  private Documents(Mention mention, JsonGenerator json) {
    this.mention = mention;
    this.seen = MatchableMention.of(mention);
    this.json = json;
  }

  /** The mention itself as the bytes that it came in, and then the fields made of it. */
  static byte[] write(Change.Put put) {
    byte[] whole = put.json().orElseGet(() -> MentionJson.write(put.mention()));
    byte[] made = made(put.mention());
    return ByteBuffer.allocate(MENTION.length + whole.length + made.length)
        .put(MENTION)
        .put(whole)
        .put((byte) ',')
        .put(made, 1, made.length - 1) // without its opening brace
        .array();
  }

  private static byte[] made(Mention mention) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
    try (JsonGenerator json = MentionJson.MAPPER.getFactory().createGenerator(bytes)) {
      new Documents(mention, json).document();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private void document() throws IOException {
    json.writeStartObject();
    json.writeStringField("id", mention.id().value());
    times();
    json.writeBooleanField("waits", PriorityFormula.waits(mention));
    fields();
    facets();
    json.writeStringField(Sketch.FIELD, Sketch.of(mention).written());
    json.writeStringField(Facets.CELL, Facets.cell(mention));
    numbers();
    words();
    json.writeEndObject();
  }

  private void times() throws IOException {
    for (Time time : Time.values()) {
      Optional<Instant> at = time.of(mention);
      if (at.isPresent()) {
        json.writeNumberField(Question.field(time), Moment.millis(at.get()));
      }
    }
  }

  /** Under the names and with the folding of the query language. */
  private void fields() throws IOException {
    for (Field field : Field.values()) {
      if (field.type() == Field.Type.VALUE || field.type() == Field.Type.FLAG) {
        keywords(field.label(), seen.values(field));
      }
    }
  }

  private void facets() throws IOException {
    for (Facet facet : List.of(Facet.BRAND, Facet.QUEUE, Facet.RATING, Facet.PLACE)) {
      keywords(FacetFields.of(facet), facet.of(mention));
    }
  }

  private void numbers() throws IOException {
    if (mention.rating().isPresent()) {
      json.writeNumberField("rating", mention.rating().map(Rating::outOfFive).orElseThrow());
    }
    Optional<Long> speaker = Speaker.of(mention);
    if (speaker.isPresent()) {
      json.writeNumberField(Speakers.FIELD, speaker.get());
    }
    Optional<Duration> waited = Tally.waited(mention);
    if (waited.isPresent()) {
      json.writeNumberField(Tallies.WAITED, waited.get().toMillis());
    }
    Map<String, Double> terms = mention.priority().map(Priority::terms).orElse(Map.of());
    if (!terms.isEmpty()) {
      json.writeObjectFieldStart("terms");
      for (Map.Entry<String, Double> term : terms.entrySet()) {
        json.writeNumberField(term.getKey(), term.getValue());
      }
      json.writeEndObject();
    }
    Optional<Long> followers = mention.author().flatMap(Author::followers);
    if (followers.isPresent()) {
      json.writeNumberField("followers", followers.get());
    }
  }

  /** Title and text are two values, so that no phrase goes from one into the other. */
  private void words() throws IOException {
    List<String> words = new ArrayList<>(2);
    List<String> raw = new ArrayList<>(2);
    for (Tokens part : List.of(seen.title(), seen.text())) {
      if (!part.raw().isEmpty()) {
        words.add(part.words().indexed());
        raw.add(part.raw().indexed());
      }
    }
    keywords("words", words);
    keywords("raw", raw);
    keywords("tags", seen.tags());
    Optional<String> stems = mention.language().flatMap(Languages::field);
    if (stems.isPresent()) {
      keywords(stems.get(), words);
    }
    Optional<String> fold = Fold.key(seen.title(), seen.text());
    if (fold.isPresent()) {
      json.writeStringField("fold", fold.get());
    }
  }

  private void keywords(String field, Collection<String> values) throws IOException {
    if (values.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart(field);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
