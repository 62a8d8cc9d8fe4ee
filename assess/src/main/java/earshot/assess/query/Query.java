package earshot.assess.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What somebody listens for or looks for. Texts in it are normalised terms, as {@link
 * earshot.assess.text.Terms} holds them; its string is the canonical form, which parses to the same
 * query again.
 */
public sealed interface Query {
  /** A side of {@link Near}: something that stands at a place in the words. */
  sealed interface Placed extends Query permits Word, Pattern, Fuzzy, Phrase, Either {}

  static Query parse(String text) {
    return new QueryParser(text).parse();
  }

  /** All must hold. */
  record And(List<Query> parts) implements Query {
    public And {
      parts = several(parts);
      refuse(parts.stream().anyMatch(And.class::isInstance), "an AND in an AND is one AND");
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /** At least one must hold. */
  record Or(List<Query> parts) implements Query {
    public Or {
      parts = several(parts);
      refuse(parts.stream().anyMatch(Or.class::isInstance), "an OR in an OR is one OR");
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  record Not(Query query) implements Query {
    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  record Word(String term) implements Placed {
    public Word {
      refuse(term.isEmpty(), "a word needs letters");
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /** A word with {@code *} (any characters, also none) or {@code ?} (one character). */
  record Pattern(String pattern) implements Placed {
    public Pattern {
      refuse(pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0, "a pattern needs * or ?");
      refuse(pattern.chars().allMatch(c -> c == '*' || c == '?'), "a pattern needs a letter");
    }

    /** The characters before the first wildcard. */
    public String stem() {
      int at = 0;
      while (pattern.charAt(at) != '*' && pattern.charAt(at) != '?') {
        at++;
      }
      return pattern.substring(0, at);
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /** A word or one that differs in a few letters, the first one excepted. */
  record Fuzzy(String term, int edits) implements Placed {
    public Fuzzy {
      refuse(edits < 1 || edits > 2, "1 or 2 edits");
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  record Phrase(List<String> terms) implements Placed {
    public Phrase {
      terms = several(terms);
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /** One of several things at a place; only {@link Near} holds it. */
  record Either(List<Placed> parts) implements Placed {
    public Either {
      parts = several(parts);
      refuse(parts.stream().anyMatch(Either.class::isInstance), "an OR in an OR is one OR");
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /** Both sides with at most {@code words} words between them. */
  record Near(Placed left, Placed right, int words, boolean ordered) implements Query {
    /** Less than the gap between title and text, so that nothing is near across it. */
    public static final int MOST = 99;

    public Near {
      refuse(words < 0 || words > MOST, "0 to " + MOST + " words");
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  record Raw(List<String> terms) implements Query {
    public Raw {
      terms = List.copyOf(terms);
      refuse(terms.isEmpty(), "raw: needs a text");
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /** A hashtag or handle with its sign. */
  record Tag(String tag) implements Query {
    public Tag {
      refuse(
          tag.length() < 2 || (tag.charAt(0) != '#' && tag.charAt(0) != '@'),
          "a tag begins with # or @");
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  record Value(Field field, String value) implements Query {
    public Value {
      refuse(field.type() != Field.Type.VALUE || value.isEmpty(), field.label() + " needs a value");
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /** A field with a value that begins so. */
  record Start(Field field, String beginning) implements Query {
    public Start {
      refuse(!field.begins() || beginning.isEmpty(), field.label() + " needs a beginning");
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  record Flag(Field field, String flag) implements Query {
    public Flag {
      refuse(!field.allowed().contains(flag), field.label() + " knows " + field.allowed());
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  record Bound(double value, boolean inclusive) {
    public Bound {
      refuse(!Double.isFinite(value), "a bound is a number");
      value = value == 0 ? 0 : value;
    }
  }

  record Range(Field field, Optional<Bound> low, Optional<Bound> high) implements Query {
    public Range {
      refuse(
          field.type() != Field.Type.NUMBER && field.type() != Field.Type.DATE,
          field.label() + " has no order");
      refuse(low.isEmpty() && high.isEmpty(), "a range needs a bound");
    }

    public boolean holds(double value) {
      return low.map(bound -> bound.inclusive() ? value >= bound.value() : value > bound.value())
              .orElse(true)
          && high.map(bound -> bound.inclusive() ? value <= bound.value() : value < bound.value())
              .orElse(true);
    }

    @Override
    public String toString() {
      return QueryText.of(this);
    }
  }

  /** All of them, flattened; one alone is itself. */
  static Query and(List<Query> parts) {
    List<Query> flat = new ArrayList<>();
    for (Query part : parts) {
      flat.addAll(part instanceof And and ? and.parts() : List.of(part));
    }
    return flat.size() == 1 ? flat.get(0) : new And(flat);
  }

  /** One of them, flattened; one alone is itself. */
  static Query or(List<Query> parts) {
    List<Query> flat = new ArrayList<>();
    for (Query part : parts) {
      flat.addAll(part instanceof Or or ? or.parts() : List.of(part));
    }
    return flat.size() == 1 ? flat.get(0) : new Or(flat);
  }

  private static <T> List<T> several(List<? extends T> parts) {
    refuse(parts.size() < 2, "needs at least two parts");
    return List.copyOf(parts);
  }

  private static void refuse(boolean wrong, String message) {
    if (wrong) {
      throw new IllegalArgumentException(message);
    }
  }
}
