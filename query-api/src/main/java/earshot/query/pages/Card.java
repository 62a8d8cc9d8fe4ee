package earshot.query.pages;

import earshot.mention.Author;
import earshot.mention.Label;
import earshot.mention.Mention;
import earshot.mention.Sentiment;
import earshot.query.Facet;
import earshot.query.Hit;
import earshot.query.Mark;
import earshot.query.SourceName;
import earshot.query.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A mention as a page shows it.
 *
 * @param lang of what was said; empty when unknown
 * @param head the beginning of the text, or all of it
 * @param tail the rest of a long text
 * @param cut whether not even the tail shows all
 * @param passages the same text by statements, where a card has a page to itself
 * @param link to the original; only what browsers open without harm
 * @param groups who else says so, by name and address
 */
record Card(
    String id,
    String source,
    String kind,
    List<String> brands,
    String lang,
    Optional<String> language,
    String author,
    Optional<String> handle,
    Optional<String> followers,
    List<Piece> title,
    List<Piece> head,
    List<Piece> tail,
    boolean cut,
    Optional<Passages> passages,
    Optional<Stars> stars,
    Optional<Feeling> feeling,
    Optional<String> queue,
    Optional<Reasons.Why> why,
    Times.Moment said,
    Optional<String> link,
    List<String> badges,
    Optional<AnswerView> reply,
    List<Choice> groups,
    ReplyBox box,
    WorkView work) {

  /** Longer texts are folded. */
  private static final int HEAD = 600;

  /** The rest of a text of hundreds of pages is at its source. */
  private static final int SHOWN = 6000;

  /** Stars drawn, and told. */
  record Stars(String drawn, String told) {}

  /**
   * How it sounds.
   *
   * @param kind the label's word, for the colour
   */
  record Feeling(String kind, String label, String confidence, boolean mixed) {}

  /** The card of a hit. */
  static Card of(Hit hit, Backdrop backdrop) {
    return of(hit, backdrop, Optional.empty());
  }

  /** The card of a mention that has a page to itself. */
  static Card whole(Mention mention, Backdrop backdrop) {
    String text = mention.text().orElse("");
    Passages passages =
        Passages.of(
            Says.of(mention, backdrop),
            mention.title().orElse(""),
            text.substring(0, whole(text, SHOWN)));
    return of(Hit.plain(mention), backdrop, Optional.of(passages));
  }

  private static Card of(Hit hit, Backdrop backdrop, Optional<Passages> passages) {
    Mention mention = hit.mention();
    Wording words = backdrop.words();
    Times times = backdrop.times();
    String text = mention.text().orElse("");
    int folded = whole(text, HEAD);
    int shown = whole(text, SHOWN);
    List<Mark> marks = marks(hit, Mark.Part.TEXT);
    String title = mention.title().orElse("");
    return new Card(
        mention.id().value(),
        SourceName.of(mention.source(), words),
        words.term("kind", mention.kind().word()),
        mention.brands(),
        Languages.tag(mention.language()),
        mention.language().map(words::languageName),
        author(mention, words),
        mention.author().flatMap(Card::handle),
        mention.author().flatMap(Author::followers).filter(n -> n > 0).map(words::compact),
        Piece.of(title, marks(hit, Mark.Part.TITLE), 0, title.length()),
        Piece.of(text, marks, 0, folded),
        Piece.of(text.substring(0, shown), marks, folded, shown),
        mention.cut() || shown < text.length(),
        passages,
        stars(mention, words),
        mention.sentiment().filter(s -> s.label() != Label.UNKNOWN).map(s -> feeling(s, words)),
        mention.priority().map(p -> words.term("queue", p.queue().word())),
        mention.priority().map(p -> new Reasons(backdrop).why(mention)),
        times.moment(mention.at()),
        mention.url().filter(Card::opens),
        badges(hit, words),
        mention.reply().map(reply -> AnswerView.of(reply, words)),
        groups(mention, backdrop),
        ReplyBox.of(mention, backdrop),
        WorkView.of(mention, words, times));
  }

  private static List<Choice> groups(Mention mention, Backdrop backdrop) {
    return Facet.GROUP.of(mention).stream()
        .filter(backdrop.labels()::containsKey)
        .flatMap(id -> backdrop.groups().byId(id).stream())
        .distinct()
        .map(group -> backdrop.group(group, mention.statements()))
        .toList();
  }

  /** The most characters that end neither within a word nor within a character. */
  private static int whole(String text, int most) {
    if (text.length() <= most + most / 5) {
      return text.length();
    }
    int space = Math.max(text.lastIndexOf(' ', most), text.lastIndexOf('\n', most));
    int end = space > most / 2 ? space : most;
    return Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end;
  }

  private static List<Mark> marks(Hit hit, Mark.Part part) {
    return hit.marks().stream().filter(mark -> mark.part() == part).toList();
  }

  private static String author(Mention mention, Wording words) {
    return mention.author().flatMap(Author::called).orElseGet(() -> words.of("card.somebody"));
  }

  /** The handle, where it tells more than the name. */
  private static Optional<String> handle(Author author) {
    return author.name().flatMap(name -> author.handle().filter(handle -> !handle.equals(name)));
  }

  private static Optional<Stars> stars(Mention mention, Wording words) {
    return mention
        .rating()
        .map(
            rating -> {
              int full = (int) Math.round(rating.outOfFive());
              return new Stars(
                  "★".repeat(full) + "☆".repeat(5 - full),
                  words.of(
                      "card.stars",
                      words.number(rating.value(), 1),
                      words.number(rating.max(), 1)));
            });
  }

  private static Feeling feeling(Sentiment sentiment, Wording words) {
    String label = sentiment.label().word();
    return new Feeling(
        label,
        words.term("sentiment", label),
        words.percent(sentiment.confidence()),
        sentiment.mixed());
  }

  /** No {@code javascript:}, no {@code data:}: what others wrote must not run here. */
  static boolean opens(String url) {
    return url.regionMatches(true, 0, "https://", 0, 8)
        || url.regionMatches(true, 0, "http://", 0, 7);
  }

  private static List<String> badges(Hit hit, Wording words) {
    Mention mention = hit.mention();
    List<String> badges = new ArrayList<>();
    mention
        .status()
        .filter(mention.state()::equals)
        .filter(status -> !status.equals(Mention.OPEN))
        .ifPresent(status -> badges.add(words.term("status", status)));
    mention.assignee().ifPresent(who -> badges.add(words.of("badge.assignee", who)));
    add(badges, mention.answer().isPresent(), words, "badge.answered");
    add(badges, mention.editedAt().isPresent(), words, "badge.edited");
    add(badges, mention.backfilled(), words, "badge.backfilled");
    add(badges, hit.widened(), words, "badge.widened");
    return badges;
  }

  private static void add(List<String> badges, boolean has, Wording words, String key) {
    if (has) {
      badges.add(words.of(key));
    }
  }
}
