package earshot.assess.query;

import java.util.Locale;

/** What can be wrong with a query, for whoever says it in other words. */
public enum QueryFault {
  /** A quote is never closed: what would close it. */
  QUOTE,
  /** It is too long: the most, and how long it is. */
  LENGTH,
  EMPTY,
  /** A closing bracket closes nothing. */
  CLOSED,
  /** An opening bracket is never closed. */
  OPEN,
  EMPTY_GROUP,
  /** Groups are nested deeper than this. */
  DEEP,
  /** An operator of nearness has no distance: its name, and the most. */
  DISTANCE,
  /** What stands beside NEAR has no place in a text. */
  NEAR,
  /** A word is missing before this. */
  MISSING,
  MISSING_END,
  /** There is no such field: its name, and all there are. */
  FIELD,
  /** This field has no value. */
  VALUE,
  /** Signs alone are looked for that nobody sees. */
  SIGN,
  /** A field has no such value: its name, all there are, and what was given. */
  ONE_OF,
  /** This is no code of a language: what was given. */
  LANGUAGE,
  /** This field has no star there: its name. */
  STAR,
  /** A star within a phrase: the phrase. */
  INNER,
  /** A range that ends before it begins. */
  RANGE,
  /** A field takes numbers: its name, and what was given. */
  NUMBER,
  /** This is no date. */
  DATE,
  /** This is no address. */
  ADDRESS,
  /** This holds nothing to look for. */
  LETTERS,
  /** A tilde stands alone. */
  FUZZY,
  /** So many edits are not allowed. */
  EDITS,
  /** A word is too short for a tilde: the least. */
  SHORT,
  /** This would match every word. */
  WILDCARD,
  /** An operator takes one plain word: the operator, and what was given. */
  PLAIN;

  /** The word used outside: lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
