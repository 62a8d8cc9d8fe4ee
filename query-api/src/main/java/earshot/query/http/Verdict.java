package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What became of one row of an import.
 *
 * @param row its number in the request, from 1
 * @param field which field is to blame
 */
record Verdict(
    int row,
    Outcome outcome,
    Optional<String> id,
    Optional<String> reason,
    Optional<String> field) {
  /** What can become of a row. */
  enum Outcome {
    ACCEPTED,
    /** Accepted, in place of what this id said before. */
    CHANGED,
    /** Known already. */
    DUPLICATE,
    REJECTED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Verdict of(int row, Outcome outcome, String id) {
    return new Verdict(row, outcome, Optional.of(id), Optional.empty(), Optional.empty());
  }

  static Verdict rejected(int row, Problem why) {
    return new Verdict(
        row, Outcome.REJECTED, Optional.empty(), Optional.of(why.detail()), why.parameter());
  }

  /** How many rows had each outcome, then each row. */
  static void write(List<Verdict> verdicts, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (Outcome outcome : Outcome.values()) {
      long rows = verdicts.stream().filter(verdict -> verdict.outcome == outcome).count();
      json.writeNumberField(outcome.word(), rows);
    }
    json.writeArrayFieldStart("rows");
    for (Verdict verdict : verdicts) {
      verdict.write(json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeNumberField("row", row);
    json.writeStringField("outcome", outcome.word());
    Json.put(json, "id", id);
    Json.put(json, "reason", reason);
    Json.put(json, "field", field);
    json.writeEndObject();
  }
}
