package earshot.query;

import earshot.mention.Kind;
import earshot.mention.Label;
import earshot.mention.Mention;
import earshot.mention.Queue;
import earshot.mention.Statement;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** A property with few values by which mentions are filtered and counted. */
public enum Facet {
  BRAND(Mention::brands, List.of()),
  SOURCE(m -> List.of(m.source()), List.of()),
  KIND(m -> List.of(m.kind().word()), words(Kind.values(), Kind::word)),
  SENTIMENT(m -> one(m.sentiment().map(s -> s.label().word())), words(Label.values(), Label::word)),
  LANGUAGE(m -> one(m.language()), List.of()),
  STATUS(m -> List.of(m.state()), List.of()),
  QUEUE(m -> one(m.priority().map(p -> p.queue().word())), words(Queue.values(), Queue::word)),
  /** Whole stars on the scale of 1 to 5. */
  RATING(
      m -> one(m.rating().map(r -> String.valueOf(Math.round(r.outOfFive())))),
      List.of("1", "2", "3", "4", "5")),
  /** Which listing or location it speaks of, else whose place at the source it is. */
  PLACE(
      m -> one(m.place().or(() -> Optional.of(m.account()).filter(account -> !account.isEmpty()))),
      List.of()),
  /** The groups of its statements; too many to be counted, so only a filter. */
  GROUP(
      m -> m.statements().stream().map(Statement::group).flatMap(Optional::stream).toList(),
      List.of());

  /** Those that a result counts, in the order people read them. */
  public static final List<Facet> COUNTED =
      List.of(BRAND, SOURCE, KIND, SENTIMENT, LANGUAGE, STATUS, QUEUE, RATING);

  /** A result counts no more values of one facet than this. */
  public static final int MOST_VALUES = 50;

  private final Function<Mention, Collection<String>> values;
  private final List<String> allowed;

  Facet(Function<Mention, Collection<String>> values, List<String> allowed) {
    this.values = values;
    this.allowed = allowed;
  }

  private static List<String> one(Optional<String> value) {
    return value.map(List::of).orElse(List.of());
  }

  /** The word used outside: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the mention has here, each value once; empty when it is unknown. */
  public List<String> of(Mention mention) {
    Collection<String> said = values.apply(mention);
    if (said.size() < 2) { // nearly always, and each document written asks for all facets
      return said.isEmpty() ? List.of() : List.of(stored(said.iterator().next()));
    }
    return said.stream().map(this::stored).distinct().toList();
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
