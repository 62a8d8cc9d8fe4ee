package earshot.query.pages;

import earshot.query.SourceName;
import earshot.query.Unfit;
import earshot.query.Wording;
import earshot.query.http.Problem;
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
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The places that are watched, and the form by which one is added.
 *
 * @param drives whether what is added here is listened to
 * @param types to choose from
 * @param form of the type that was chosen
 * @param refusal why what was entered was not taken
 */
record PlacesView(
    boolean drives, List<Row> rows, List<Choice> types, Optional<Form> form, Refusal refusal) {
  private static final String BRAND = "brand";

  /** The same in the words of the configuration. */
  private static final String BRANDS = "brands";

  /** What begins the names of those fields of the form that are settings. */
  private static final String SETTING = "set.";

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
      List<Field> subtle) {
    /** Whether what is to blame is what people mostly leave alone. */
    boolean subtly(Refusal refusal) {
      return subtle.stream().map(Field::name).anyMatch(refusal::at);
    }

    private Set<String> names() {
      return Stream.concat(
              Stream.of(BRAND), Stream.concat(usual.stream(), subtle.stream()).map(Field::name))
          .collect(Collectors.toSet());
    }
  }

  /** Something to know of a source. */
  record Fact(String label, String says) {}

  /**
   * A field of a form.
   *
   * @param setting what it is called in the configuration
   * @param label the first sentence of what it is for
   * @param more the others
   */
  record Field(
      String name,
      String setting,
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
      Refusal refusal,
      Wording words) {
    Address entered = Address.of(given);
    String chosen = entered.first("type");
    List<PlaceType> types = places.types(words.language());
    Optional<Form> form =
        types.stream()
            .filter(type -> type.name().equals(chosen))
            .findFirst()
            .map(type -> form(type, brands, entered, words));
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
        form,
        refusal.among(form.map(Form::names).orElse(Set.of())));
  }

  /**
   * Refuses what lacks something, as far as the form itself tells.
   *
   * @throws Unfit naming the field
   */
  static void missing(PlaceType type, PlaceWish wish) {
    if (wish.brands().isEmpty()) {
      throw new Unfit(BRANDS, Unfit.Kind.MISSING, "a place needs a brand that it speaks of");
    }
    type.settings().forEach(setting -> missing(setting, wish));
  }

  private static void missing(Setting setting, PlaceWish wish) {
    String name = setting.name();
    String given = String.join("", wish.settings().getOrDefault(name, List.of())).strip();
    if (given.isEmpty() && setting.needed()) {
      throw new Unfit(name, Unfit.Kind.MISSING, name + " is needed");
    }
    if (!given.isEmpty() && setting.kind() == Kind.SECRET && !given.startsWith("${")) {
      throw new Unfit(name, Unfit.Kind.SECRET, name + " is a secret", name);
    }
  }

  /** Why a place is not listened to, at the field of the form that is to blame. */
  static Refusal refusal(Unfit unfit, Wording words) {
    return unfit.field().equals(BRANDS)
        ? Refusal.said(BRAND, words.of("places.brandless"))
        : Refusal.of(unfit, words).on(SETTING + unfit.field());
  }

  /** The same of what nobody has words for, as the source puts it. */
  static Refusal refusal(Problem problem, Wording words) {
    return new Refusal("", words.of("places.refused"), problem.detail(), Optional.empty());
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
        SETTING + setting.name(),
        setting.name(),
        String.join(", ", entered.values(SETTING + setting.name())),
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
