package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.mention.Brand;
import earshot.mention.Mention;
import earshot.mention.Work;
import earshot.query.BadSearch;
import earshot.query.Matching;
import java.io.IOException;
import java.util.Optional;

/**
 * Writes why a mention belongs to a brand: a person said so, a query matched, or it owns the place.
 */
final class BelongingWriter {
  private final String name;
  private final Optional<Brand> brand;
  private final Optional<String> now;
  private final Mention mention;
  private final JsonGenerator json;

  /**
   * About one brand.
   *
   * @param brand as it is now, if it still is
   */
  BelongingWriter(String name, Optional<Brand> brand, Mention mention, JsonGenerator json) {
    this.name = name;
    this.brand = brand;
    this.now = brand.flatMap(Brand::query);
    this.mention = mention;
    this.json = json;
  }

  void write() throws IOException {
    Optional<String> version = mention.matched().flatMap(all -> Optional.ofNullable(all.get(name)));
    json.writeStartObject();
    json.writeStringField("brand", name);
    if (Work.brands(mention).isPresent()) {
      because("person", now);
    } else if (version.isPresent()) {
      matched(version.get());
    } else if (mention.matched().isPresent()) {
      because("place", now);
    } else {
      supposed();
    }
    json.writeEndObject();
  }

  private void because(String why, Optional<String> query) throws IOException {
    json.writeStringField("because", why);
    Json.put(json, "query", query);
  }

  /** By the query of this version, whatever the brand asks now. */
  private void matched(String version) throws IOException {
    Optional<String> asked = brand.flatMap(b -> b.asked(version));
    because("query", asked);
    json.writeStringField("version", version);
    if (now.map(Brand::version).filter(version::equals).isEmpty()) {
      json.writeStringField("now", now.orElse(""));
    }
    try {
      Optional<Matching> matching = asked.map(Matching::of);
      if (matching.isPresent()) {
        spans(matching.get());
      }
    } catch (BadSearch e) {
      failed(e);
    }
  }

  /** Of what was assessed before anybody noted it; by the query as it is now. */
  private void supposed() throws IOException {
    try {
      Optional<Matching> matching = now.map(Matching::of).filter(query -> query.matches(mention));
      because(matching.isPresent() ? "query" : "place", now);
      if (matching.isPresent()) {
        spans(matching.get());
      }
    } catch (BadSearch e) {
      because("place", now);
      failed(e);
    }
  }

  private void spans(Matching matching) throws IOException {
    MentionWriter.marks("spans", matching.marks(mention), json);
  }

  private void failed(BadSearch e) throws IOException {
    json.writeStringField("failure", String.valueOf(e.getMessage()));
  }
}
