package earshot.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.assess.query.Query;
import earshot.assess.query.QueryException;
import earshot.assess.rule.Rule;
import earshot.query.Unfit;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * Reads a rule that somebody sent, in the words of the configuration.
 *
 * @param words makes a rule of them, or refuses with an {@link IllegalArgumentException} whose
 *     message says why
 */
public record RuleForm(Function<JsonNode, Rule> words) {

  /** The rule, or a problem that names what is wrong, of a query also where. */
  public Rule read(JsonNode given) {
    JsonNode when = given.path("when");
    if (when.isTextual() && !when.textValue().isBlank()) {
      check(when.textValue());
    }
    try {
      return words.apply(without(given, RuleWriter.LOCKED));
    } catch (Unfit e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw JsonFields.refused("rule", String.valueOf(e.getMessage()));
    }
  }

  /** What is told of a rule may come back as it was told. */
  private static JsonNode without(JsonNode given, String field) {
    return given instanceof ObjectNode object ? object.deepCopy().without(field) : given;
  }

  private static void check(String when) {
    try {
      Query.parse(when);
    } catch (QueryException e) {
      throw Problem.badParameter(
              "when", OptionalInt.of(e.column()), "the rule's 'when': " + e.getMessage())
          .thrown();
    }
  }
}
