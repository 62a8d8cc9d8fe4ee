package earshot.assess.query;

import java.util.List;
import java.util.Locale;

/**
 * Something in a query that is probably a mistake.
 *
 * @param about what it speaks of, see {@link Kind}
 * @param says the same in English, with the fix
 */
public record QueryOddity(Kind kind, List<Object> about, String says) {
  public QueryOddity {
    about = List.copyOf(about);
  }

  /** What can be odd, for whoever says it in other words. */
  public enum Kind {
    /** This matches a large share of all texts. */
    BROAD,
    /** It costs so many times what a word does. */
    COSTLY,
    /** This stands twice under this operator. */
    DUPLICATE,
    /** This is asked for and excluded. */
    EXCLUDED,
    /** These two ranges don't meet. */
    APART,
    /** These two values can't both be that of one mention. */
    SEVERAL,
    /** Either this or not is always true. */
    ALWAYS,
    /** An OR with this is true for nearly every text. */
    NEARLY,
    /** This changes nothing beside that. */
    DEAD,
    /** This begins with a wildcard. */
    LEADING,
    /** This has fewer letters before its wildcard than so many. */
    STEM,
    /** This is looked for as a word, and means that operator where it is written large. */
    SMALL,
    /** This range of ratings lies outside of all. */
    OUTSIDE;

    /** The word used outside: lower case. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    QueryOddity says(String english, Object... about) {
      return new QueryOddity(this, List.of(about), english.formatted(about));
    }
  }
}
