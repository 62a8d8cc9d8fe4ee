package earshot.query.elasticsearch;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.assess.match.Matchable;
import earshot.assess.match.MatchableMention;
import earshot.assess.priority.PriorityFormula;
import earshot.assess.query.Field;
import earshot.assess.text.Tokens;
import earshot.mention.Author;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.mention.Priority;
import earshot.mention.Rating;
import earshot.query.Facet;
import earshot.query.Fold;
import earshot.query.Moment;
import earshot.query.Tally;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes a mention as the document that {@link IndexTemplate} describes. */
final class Documents {

  private final Mention mention;
  private final Matchable seen;
  private final JsonGenerator json;

  private Documents(Mention mention, JsonGenerator json) {
    this.mention = mention;
    this.seen = MatchableMention.of(mention);
    this.json = json;
  }

  static byte[] write(Mention mention) {
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
    json.writeFieldName("mention");
    MentionJson.MAPPER.writeValue(json, mention);
    json.writeStringField("id", mention.id().value());
    json.writeNumberField("at", Moment.millis(mention.at()));
    json.writeBooleanField("waits", PriorityFormula.waits(mention));
    fields();
    facets();
    numbers();
    words();
    json.writeEndObject();
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
    for (Facet facet : List.of(Facet.BRAND, Facet.QUEUE, Facet.RATING)) {
      keywords(FacetFields.of(facet), facet.of(mention));
    }
  }

  private void numbers() throws IOException {
    if (mention.rating().isPresent()) {
      json.writeNumberField("rating", mention.rating().map(Rating::outOfFive).orElseThrow());
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
    List<Tokens> parts =
        Stream.of(seen.title(), seen.text()).filter(part -> !part.raw().isEmpty()).toList();
    List<String> words = parts.stream().map(part -> part.words().indexed()).toList();
    keywords("words", words);
    keywords("raw", parts.stream().map(part -> part.raw().indexed()).toList());
    keywords("tags", parts.stream().flatMap(part -> part.tags().stream()).distinct().toList());
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
