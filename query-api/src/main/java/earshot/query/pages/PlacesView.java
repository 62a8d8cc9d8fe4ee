package earshot.query.pages;

import earshot.query.SourceName;
import earshot.query.Wording;
import earshot.query.live.PlaceBook;
import earshot.query.live.PlaceBook.Kind;
import earshot.query.live.PlaceBook.PlaceType;
import earshot.query.live.PlaceBook.Setting;
import earshot.query.live.PlaceBook.Watched;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    Optional<String> trouble) {
  /**
   * A place.
   *
   * @param said its settings
   */
  record Row(String id, String type, String brands, String said, boolean locked, boolean paused) {}

  /**
   * What has to be entered for a place of a type.
   *
   * @param brands to choose from
   * @param usual what people set
   * @param subtle what they mostly leave alone
   */
  record Form(
      String type,
      String covers,
      String key,
      List<Choice> brands,
      List<Field> usual,
      List<Field> subtle) {}

  /** A field of a form. */
  record Field(
      String name, String value, boolean needed, boolean secret, String preset, String says) {}

  static PlacesView of(
      PlaceBook places,
      List<String> brands,
      Map<String, List<String>> given,
      Optional<String> trouble,
      Wording words) {
    Address entered = Address.of(given);
    String chosen = entered.first("type");
    return new PlacesView(
        places.drives(),
        places.all().stream().map(place -> row(place, words)).toList(),
        places.types().stream()
            .map(
                type ->
                    new Choice(
                        SourceName.of(type.name(), words),
                        type.name(),
                        type.name().equals(chosen),
                        ""))
            .toList(),
        places.types().stream()
            .filter(type -> type.name().equals(chosen))
            .findFirst()
            .map(type -> form(type, brands, entered, words)),
        trouble);
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
        type.covers(),
        type.key(),
        brands.stream()
            .map(
                brand -> new Choice(brand, brand, chosen.contains(brand) || brands.size() == 1, ""))
            .toList(),
        fields(type, true, entered, words),
        fields(type, false, entered, words));
  }

  private static List<Field> fields(PlaceType type, boolean usual, Address entered, Wording words) {
    return type.settings().stream()
        .filter(setting -> (setting.usual() || setting.needed()) == usual)
        .map(setting -> field(setting, entered, words))
        .toList();
  }

  private static Field field(Setting setting, Address entered, Wording words) {
    boolean secret = setting.kind() == Kind.SECRET;
    return new Field(
        setting.name(),
        String.join(", ", entered.values("set." + setting.name())),
        setting.needed(),
        secret,
        secret ? "${env:NAME}" : preset(setting, words),
        setting.says());
  }

  private static String preset(Setting setting, Wording words) {
    return switch (setting.kind()) {
      case LIST -> words.of("places.list");
      case YES_OR_NO -> "true / false";
      default -> setting.preset();
    };
  }
}
