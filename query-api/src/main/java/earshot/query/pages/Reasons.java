package earshot.query.pages;

import earshot.assess.priority.Addressed;
import earshot.assess.priority.Again;
import earshot.assess.priority.Growth;
import earshot.assess.priority.PriorityFormula.Reason;
import earshot.assess.priority.PriorityFormula.Score;
import earshot.mention.Author;
import earshot.mention.Engagement;
import earshot.mention.Group;
import earshot.mention.Mention;
import earshot.mention.Queue;
import earshot.query.Groups;
import earshot.query.Ranking;
import earshot.query.Wording;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Says in plain words why a mention stands where it stands. */
final class Reasons {
  /** As many as a glance takes in; stars say what feeling would say again. */
  private static final int AT_A_GLANCE = 4;

  private final Wording words;
  private final Times times;
  private final Ranking ranking;
  private final Groups groups;

  Reasons(Backdrop backdrop) {
    words = backdrop.words();
    times = backdrop.times();
    ranking = backdrop.ranking();
    groups = backdrop.groups();
  }

  /** A priority as shown: the sum, the main reasons in a line, and all of them. */
  record Why(String score, String glance, List<Row> rows) {}

  /**
   * One reason.
   *
   * @param most points that it could give
   */
  record Row(String says, String value, String points, String most) {}

  Why why(Mention mention) {
    Score score = ranking.explain(mention);
    String glance =
        score.reasons().stream()
            .filter(reason -> !reason.term().equals("feeling") || mention.rating().isEmpty())
            .limit(AT_A_GLANCE)
            .map(reason -> says(reason, mention))
            .collect(Collectors.joining(" · "));
    List<Row> rows = score.reasons().stream().map(reason -> row(reason, mention)).toList();
    return new Why(words.number(Math.rint(score.score()), 1), glance, rows);
  }

  private Row row(Reason reason, Mention mention) {
    return new Row(
        says(reason, mention),
        words.percent(reason.value()),
        words.number(reason.points(), 1),
        words.number(ranking.weights().of(reason.term()), 1));
  }

  private String says(Reason reason, Mention mention) {
    return switch (reason.term()) {
      case "stars" -> stars(mention);
      case "feeling" -> feeling(mention);
      case "reach" ->
          words.of("reason.reach", followers(mention), words.compact(followers(mention)));
      case "engagement" -> words.of("reason.engagement", reactions(mention));
      case Again.TERM -> again(reason, mention);
      case Growth.TERM -> growth(mention);
      case "question" -> words.of(Addressed.asks(mention) ? "reason.question" : "reason.addressed");
      case "waiting" -> waiting(mention);
      default -> words.term("reason", reason.term());
    };
  }

  private String stars(Mention mention) {
    double stars = mention.rating().map(rating -> rating.outOfFive()).orElse(0.0);
    return words.of("reason.stars", Math.round(stars * 10) / 10.0);
  }

  private String feeling(Mention mention) {
    String label = mention.sentiment().map(s -> s.label().word()).orElse("unknown");
    return words.of("reason.feeling", words.term("sentiment", label));
  }

  private static long followers(Mention mention) {
    return mention.author().flatMap(Author::followers).orElse(0L);
  }

  private static long reactions(Mention mention) {
    return mention.engagement().map(Engagement::sum).orElse(0L);
  }

  private String again(Reason reason, Mention mention) {
    boolean praise = mention.priority().filter(p -> p.queue() == Queue.THANK).isPresent();
    return words.of(
        praise ? "reason.again.praise" : "reason.again.complaint",
        Again.earlier(reason.value()) + 1,
        Again.WINDOW.toDays());
  }

  /** The how manieth of all that say so, where that is known. */
  private String growth(Mention mention) {
    for (int i = 0; i < mention.statements().size(); i++) {
      for (Group group : groups.of(mention.id(), i)) {
        if (ranking.growth().containsKey(group.id())) {
          return words.of("reason.growing", group.members().indexOf(of(mention, group)) + 1);
        }
      }
    }
    return words.of("reason.growth");
  }

  private static Group.Member of(Mention mention, Group group) {
    return group.members().stream()
        .filter(member -> member.mention().equals(mention.id()))
        .findFirst()
        .orElseThrow();
  }

  private String waiting(Mention mention) {
    Duration waited = Duration.between(mention.at(), ranking.now());
    return words.of(
        "reason.waiting", times.length(waited), times.length(ranking.weights().target()));
  }
}
