package earshot.query.pages;

import earshot.query.SourceName;
import earshot.query.Wording;
import earshot.query.live.PlaceBook;
import earshot.query.live.PlaceBook.About;
import earshot.query.live.PlaceBook.Kind;
import earshot.query.live.PlaceBook.PlaceType;
import earshot.query.live.PlaceBook.PlaceWish;
import earshot.query.live.PlaceBook.Setting;
import earshot.query.live.PlaceBook.Watched;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The places that are watched, and the form by which one is added.
 *
 * @param drives whether what is added here is listened to
 * @param types to choose from
 * @param form of the type that was chosen
 * @param trouble why what was entered was not taken
 */
record PlacesView(
    boolean drives,
    List<Row> rows,
    List<Choice> types,
    Optional<Form> form,
    Optional<Refusal> trouble) {
  private static final Pattern END_OF_SENTENCE = Pattern.compile("[.։](?: +|$)");

  /**
   * A place.
   *
   * @param said its settings
   */
  record Row(String id, String type, String brands, String said, boolean locked, boolean paused) {}

  /**
   * What has to be entered for a place of a type.
   *
   * @param covers what is heard there
   * @param facts what else to know before
   * @param brands to choose from
   * @param usual what people set
   * @param subtle what they mostly leave alone
   */
  record Form(
      String type,
      String name,
      String covers,
      List<Fact> facts,
      List<Choice> brands,
      List<Field> usual,
      List<Field> subtle) {}

  /** Something to know of a source. */
  record Fact(String label, String says) {}

  /**
   * A field of a form.
   *
   * @param label the first sentence of what it is for
   * @param more the others
   */
  record Field(
      String name,
      String value,
      boolean needed,
      boolean secret,
      String preset,
      String label,
      String more) {}

  static PlacesView of(
      PlaceBook places,
      List<String> brands,
      Map<String, List<String>> given,
      Optional<Refusal> trouble,
      Wording words) {
    Address entered = Address.of(given);
    String chosen = entered.first("type");
    List<PlaceType> types = places.types(words.language());
    return new PlacesView(
        places.drives(),
        places.all().stream().map(place -> row(place, words)).toList(),
        types.stream()
            .map(
                type ->
                    new Choice(
                        SourceName.of(type.name(), words),
                        type.name(),
                        type.name().equals(chosen),
                        ""))
            .toList(),
        types.stream()
            .filter(type -> type.name().equals(chosen))
            .findFirst()
            .map(type -> form(type, brands, entered, words)),
        trouble);
  }

  /** What is in the way of listening there, as far as the form itself tells. */
  static Optional<Refusal> missing(PlaceType type, PlaceWish wish, Wording words) {
    if (wish.brands().isEmpty()) {
      return Optional.of(Refusal.translated(words.of("places.brandless")));
    }
    return type.settings().stream()
        .flatMap(setting -> missing(setting, wish, words).stream())
        .map(Refusal::translated)
        .findFirst();
  }

  private static Optional<String> missing(Setting setting, PlaceWish wish, Wording words) {
    String given = String.join("", wish.settings().getOrDefault(setting.name(), List.of())).strip();
    String label = label(setting)[0];
    if (given.isEmpty()) {
      return setting.needed() ? Optional.of(words.of("places.missing", label)) : Optional.empty();
    }
    return setting.kind() == Kind.SECRET && !given.startsWith("${")
        ? Optional.of(words.of("places.clear", label))
        : Optional.empty();
  }

  /** The first sentence, and the others. */
  private static String[] label(Setting setting) {
    return END_OF_SENTENCE.split(setting.says(), 2);
  }

  private static Row row(Watched place, Wording words) {
    String said =
        place.settings().entrySet().stream()
            .map(setting -> setting.getKey() + ": " + setting.getValue())
            .collect(Collectors.joining(" · "));
    return new Row(
        place.id(),
        SourceName.of(place.type(), words),
        String.join(", ", place.brands()),
        said,
        place.declared(),
        place.paused());
  }

  private static Form form(PlaceType type, List<String> brands, Address entered, Wording words) {
    List<String> chosen = entered.values("brand");
    return new Form(
        type.name(),
        SourceName.of(type.name(), words),
        type.about().covers(),
        facts(type.about(), words),
        brands.stream()
            .map(
                brand -> new Choice(brand, brand, chosen.contains(brand) || brands.size() == 1, ""))
            .toList(),
        fields(type, true, entered, words),
        fields(type, false, entered, words));
  }

  private static List<Fact> facts(About about, Wording words) {
    return List.of(
        fact("cannot", about.cannot(), words),
        fact("completeness", words.term("sources.promise", about.completeness()), words),
        fact("edits", about.edits(), words),
        fact("deletions", about.deletions(), words),
        fact("cost", about.cost(), words),
        fact("retention", about.retention(), words),
        fact("reply", about.reply(), words),
        fact("proof", words.term("places.proof", about.proof().replace(' ', '-')), words),
        fact("key", about.key(), words));
  }

  private static Fact fact(String name, String says, Wording words) {
    return new Fact(words.of("places.about." + name), says);
  }

  private static List<Field> fields(PlaceType type, boolean usual, Address entered, Wording words) {
    return type.settings().stream()
        .filter(setting -> (setting.usual() || setting.needed()) == usual)
        .map(setting -> field(setting, entered, words))
        .toList();
  }

  private static Field field(Setting setting, Address entered, Wording words) {
    boolean secret = setting.kind() == Kind.SECRET;
    String[] sentences = label(setting);
    return new Field(
        setting.name(),
        String.join(", ", entered.values("set." + setting.name())),
        setting.needed(),
        secret,
        secret ? "${env:NAME}" : preset(setting, words),
        sentences[0],
        sentences.length > 1 ? sentences[1] : "");
  }

  private static String preset(Setting setting, Wording words) {
    return switch (setting.kind()) {
      case LIST -> words.of("places.list");
      case YES_OR_NO -> "true / false";
      default -> setting.preset();
    };
  }
}
