package earshot.query.digest;

import earshot.assess.priority.PriorityFormula.Reason;
import earshot.mention.Author;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.Rating;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Words of a person.
 *
 * @param text what they said; absent where that was for the brand's eyes only
 * @param url the original; only what programs open without harm
 * @param reasons why it comes first, most points first
 */
public record Quote(
    MentionId mention,
    Optional<String> text,
    Optional<String> language,
    Optional<String> author,
    String source,
    Optional<Double> stars,
    Instant at,
    Optional<String> url,
    List<Reason> reasons) {

  /** What the whole mention says. */
  static Quote of(Mention mention, List<Reason> reasons) {
    return of(mention, mention.text().or(mention::title), reasons);
  }

  /** A part of what the mention says. */
  static Quote of(Mention mention, Optional<String> part, List<Reason> reasons) {
    boolean open = mayBeQuoted(mention);
    return new Quote(
        mention.id(),
        part.filter(text -> open),
        mention.language(),
        mention.author().flatMap(Author::called).filter(name -> open),
        mention.source(),
        mention.rating().map(Rating::outOfFive),
        mention.at(),
        mention.url().filter(url -> open && opens(url)),
        List.copyOf(reasons));
  }

  /** What was written to the brand alone stays with it: letters are passed on. */
  static boolean mayBeQuoted(Mention mention) {
    return !mention.kind().isForAgents();
  }

  private static boolean opens(String url) {
    return url.regionMatches(true, 0, "https://", 0, 8)
        || url.regionMatches(true, 0, "http://", 0, 7);
  }
}
