package earshot.query;

import earshot.mention.Kind;
import earshot.mention.Label;
import earshot.mention.Mention;
import earshot.mention.Queue;
import earshot.mention.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A property with few values by which mentions are filtered and counted. */
public enum Facet {
  BRAND(m -> m.brands().stream(), List.of()),
  SOURCE(m -> Stream.of(m.source()), List.of()),
  KIND(m -> Stream.of(m.kind().word()), words(Kind.values(), Kind::word)),
  SENTIMENT(
      m -> m.sentiment().map(s -> s.label().word()).stream(), words(Label.values(), Label::word)),
  LANGUAGE(m -> m.language().stream(), List.of()),
  STATUS(m -> Stream.of(m.state()), List.of()),
  QUEUE(m -> m.priority().map(p -> p.queue().word()).stream(), words(Queue.values(), Queue::word)),
  /** Whole stars on the scale of 1 to 5. */
  RATING(
      m -> m.rating().map(r -> String.valueOf(Math.round(r.outOfFive()))).stream(),
      List.of("1", "2", "3", "4", "5")),
  /** Which listing or location it speaks of, else whose place at the source it is. */
  PLACE(
      m ->
          m
              .place()
              .or(() -> Optional.of(m.account()).filter(account -> !account.isEmpty()))
              .stream(),
      List.of()),
  /** The groups of its statements; too many to be counted, so only a filter. */
  GROUP(m -> m.statements().stream().map(Statement::group).flatMap(Optional::stream), List.of());

  /** Those that a result counts, in the order people read them. */
  public static final List<Facet> COUNTED =
      List.of(BRAND, SOURCE, KIND, SENTIMENT, LANGUAGE, STATUS, QUEUE, RATING);

  /** A result counts no more values of one facet than this. */
  public static final int MOST_VALUES = 50;

  private final Function<Mention, Stream<String>> values;
  private final List<String> allowed;

  Facet(Function<Mention, Stream<String>> values, List<String> allowed) {
    this.values = values;
    this.allowed = allowed;
  }

  /** The word used outside: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the mention has here, each value once; empty when it is unknown. */
  public List<String> of(Mention mention) {
    return values.apply(mention).map(this::stored).distinct().toList();
  }

  /** The value as it is stored, or a refusal that names what there is. */
  String accept(String value) {
    String known = stored(value);
    if (value.isBlank() || !(allowed.isEmpty() || allowed.contains(known))) {
      String choice = allowed.isEmpty() ? "a value" : String.join(", ", allowed);
      throw new BadSearch(word(), "%s must be %s: \"%s\"".formatted(word(), oneOf(choice), value));
    }
    return known;
  }

  /** Brands and places keep the case of their names; all else is small. */
  private String stored(String value) {
    return this == BRAND || this == PLACE ? value : value.toLowerCase(Locale.ROOT);
  }

  private String oneOf(String choice) {
    return allowed.isEmpty() ? choice : "one of " + choice;
  }

  private static <E> List<String> words(E[] values, Function<E, String> word) {
    return Arrays.stream(values).map(word).toList();
  }

  static Optional<Facet> named(String word) {
    return Arrays.stream(values()).filter(f -> f.word().equals(word)).findFirst();
  }
}
