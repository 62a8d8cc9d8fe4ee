package earshot.assess.match;

import earshot.assess.priority.Addressed;
import earshot.mention.Act;
import earshot.mention.Author;
import earshot.mention.Mention;
import earshot.mention.Rating;
import earshot.mention.Statement;

/** What a query can ask of a mention: the same for live matching, every store and backtests. */
public final class MatchableMention {
  private MatchableMention() {}

  /** The mention as queries see it. */
  public static Matchable of(Mention mention) {
    Matchable.Builder seen = Matchable.of(mention.text().orElse(""));
    mention.title().ifPresent(seen::title);
    seen.source(mention.source()).kind(mention.kind().word()).brands(mention.brands());
    mention.url().ifPresent(seen::url);
    mention.language().ifPresent(seen::language);
    seen.status(mention.state());
    mention.rating().map(Rating::outOfFive).ifPresent(seen::rating);
    mention.author().ifPresent(author -> author(seen, author));
    mention.sentiment().ifPresent(sentiment -> seen.sentiment(sentiment.label().word()));
    mention.statements().forEach(statement -> statement(seen, statement));
    mention.beginning().ifPresent(began -> seen.thread(began.value()));
    seen.publishedAt(mention.at());
    flags(seen, mention);
    return seen.build();
  }

  private static void author(Matchable.Builder seen, Author author) {
    author.name().ifPresent(seen::author);
    author.handle().ifPresent(seen::author);
    author.followers().ifPresent(seen::followers);
  }

  private static void statement(Matchable.Builder seen, Statement statement) {
    statement.group().ifPresent(seen::group);
    statement.theme().ifPresent(seen::theme);
  }

  private static void flags(Matchable.Builder seen, Mention mention) {
    has(seen, "place", mention.place().isPresent());
    has(seen, "assignee", mention.assignee().isPresent());
    has(seen, "note", mention.history().stream().anyMatch(deed -> deed.act() == Act.NOTE));
    has(seen, "reply", mention.answer().isPresent());
    is(seen, "answered", mention.answer().isPresent());
    is(seen, "edited", mention.editedAt().isPresent());
    is(seen, "backfilled", mention.backfilled());
    is(seen, "duplicate", mention.copyOf().isPresent());
    is(seen, "mixed", mention.sentiment().filter(s -> s.mixed()).isPresent());
    is(seen, "question", Addressed.asks(mention));
    is(seen, "complaint", Addressed.complains(mention));
  }

  private static void has(Matchable.Builder seen, String flag, boolean present) {
    if (present) {
      seen.has(flag);
    }
  }

  private static void is(Matchable.Builder seen, String flag, boolean applies) {
    if (applies) {
      seen.is(flag);
    }
  }
}
