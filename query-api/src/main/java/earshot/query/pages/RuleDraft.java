package earshot.query.pages;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.query.BadSearch;
import earshot.query.Unfit;
import earshot.query.Unfit.Kind;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A rule in the making, as the form on the page of rules has it; fields of other kinds are idle.
 */
record RuleDraft(Address fields) {
  /** What rules can tell of, in the words of the configuration. */
  static final List<String> KINDS =
      List.of(
          "each",
          "threshold",
          "spike",
          "drop",
          "rating",
          "group",
          "growth",
          "unanswered",
          "silent");

  static final List<String> SENSITIVITIES = List.of("low", "normal", "high");

  /** What holds of each field until somebody says otherwise; empty where nothing does. */
  private static final Map<String, String> USUAL =
      Map.of(
          "kind", "each",
          "count", "5",
          "hours", "24",
          "waited", "24",
          "change", "0.5",
          "times", "2",
          "sensitivity", "normal");

  private static final Set<String> FREE =
      Set.of("name", "when", "notify", "quiet", "until", "patience", "others");

  /** Windows are compared with four others of their length at least, and with four weeks mostly. */
  private static final int DAY = 24;

  private static final int FOUR_WEEKS = 28 * DAY;

  /** Groups reach back so far. */
  private static final int GROUPS_REACH = 30 * DAY;

  /** All fields of the form. */
  static Set<String> names() {
    Set<String> names = new HashSet<>(USUAL.keySet());
    names.addAll(FREE);
    return names;
  }

  static RuleDraft of(Map<String, List<String>> given) {
    Address draft = Address.of(given);
    for (String name : draft.except().keySet()) {
      if (!USUAL.containsKey(name) && !FREE.contains(name)) {
        throw new BadSearch(name, "a rule has no field \"%s\" here".formatted(name));
      }
    }
    for (Map.Entry<String, String> usual : USUAL.entrySet()) {
      draft = draft.or(usual.getKey(), usual.getValue());
    }
    if (!KINDS.contains(draft.first("kind"))) {
      throw new BadSearch("kind", "a rule is one of " + String.join(", ", KINDS));
    }
    return new RuleDraft(draft);
  }

  String first(String field) {
    return fields.first(field);
  }

  /** Whether it is about feeds, and not about what is said in them. */
  boolean ofFeeds() {
    return first("kind").equals("silent");
  }

  /** Whether there is enough of it to be tried. */
  boolean complete() {
    return ofFeeds() || !first("when").isEmpty();
  }

  /** Whether it says when nobody is told, or who is told later. */
  boolean delayed() {
    return Stream.of("quiet", "until", "others").anyMatch(field -> !first(field).isEmpty());
  }

  RuleDraft named(String name) {
    return new RuleDraft(fields.or("name", name));
  }

  /**
   * In the words of the configuration.
   *
   * @param zone whose hours the quiet ones are
   */
  ObjectNode written(ZoneId zone) {
    if (!complete()) {
      throw new Unfit("when", Kind.MISSING, "a rule needs a condition");
    }
    if (first("name").isEmpty()) {
      throw new Unfit("name", Kind.MISSING, "a rule needs a name");
    }
    ObjectNode rule = JsonNodeFactory.instance.objectNode();
    rule.put("name", first("name"));
    if (!ofFeeds()) {
      rule.put("when", first("when"));
    }
    kind(rule);
    names(first("notify"), rule);
    if (!first("quiet").isEmpty() || !first("until").isEmpty()) {
      quiet(rule.putObject("quiet"), zone);
    }
    if (!first("others").isEmpty()) {
      ObjectNode escalate = rule.putObject("escalate");
      escalate.put("after", new RuleDraft(fields.or("patience", "1")).whole("patience") + "h");
      names(first("others"), escalate);
    }
    return rule;
  }

  private void quiet(ObjectNode quiet, ZoneId zone) {
    LocalTime from = hour("quiet");
    LocalTime to = hour("until");
    if (from.equals(to)) {
      throw new Unfit("until", Kind.INSTANT, "quiet hours that end when they begin: " + to);
    }
    quiet
        .put("from", from.toString())
        .put("to", to.toString())
        .put("zone", zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId());
  }

  private LocalTime hour(String field) {
    try {
      return LocalTime.parse(first(field));
    } catch (DateTimeParseException e) {
      throw new Unfit(field, Kind.HOUR, "\"%s\" is no time of day".formatted(first(field)));
    }
  }

  private void kind(ObjectNode rule) {
    String kind = first("kind");
    switch (kind) {
      case "each" -> {} // what a rule is without more
      case "threshold" -> over(rule.putObject(kind)).put("count", whole("count"));
      case "spike", "drop" ->
          compared(rule.putObject(kind)).put("sensitivity", first("sensitivity"));
      case "rating" -> compared(rule.putObject(kind)).put("change", number("change"));
      case "group" -> over(rule.putObject(kind)).put("minimum", whole("count"));
      case "growth" -> compared(rule.putObject(kind)).put("times", number("times"));
      default -> rule.putObject(kind).put("after", whole("waited") + "h");
    }
  }

  private ObjectNode over(ObjectNode kind) {
    return kind.put("over", whole("hours") + "h");
  }

  private ObjectNode compared(ObjectNode kind) {
    int hours = whole("hours");
    int against =
        first("kind").equals("growth")
            ? Math.min(FOUR_WEEKS, GROUPS_REACH - hours)
            : Math.max(FOUR_WEEKS, 4 * hours);
    return over(kind).put("against", against + "h").put("minimum", whole("count"));
  }

  private int whole(String field) {
    return bounds(field).whole(first(field), field);
  }

  private double number(String field) {
    return bounds(field).number(first(field), field);
  }

  private RuleBounds bounds(String field) {
    return RuleBounds.of(field, first("kind"));
  }

  private static void names(String given, ObjectNode to) {
    if (!given.isEmpty()) {
      ArrayNode names = to.putArray("notify");
      for (String name : given.split(",")) {
        names.add(name.strip());
      }
    }
  }
}
