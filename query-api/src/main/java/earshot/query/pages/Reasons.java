package earshot.query.pages;

import earshot.assess.priority.PriorityFormula.Reason;
import earshot.assess.priority.PriorityFormula.Score;
import earshot.mention.Author;
import earshot.mention.Engagement;
import earshot.mention.Mention;
import earshot.query.Ranking;
import earshot.query.Wording;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Says in plain words why a mention stands where it stands. */
final class Reasons {
  /** As many as a glance takes in. */
  private static final int AT_A_GLANCE = 3;

  private final Wording words;
  private final Times times;

  Reasons(Wording words, Times times) {
    this.words = words;
    this.times = times;
  }

  /** A priority as shown: the sum, the main reasons in a line, and all of them. */
  record Why(String score, String glance, List<Row> rows) {}

  /**
   * One reason.
   *
   * @param most points that it could give
   */
  record Row(String says, String value, String points, String most) {}

  Why why(Mention mention, Ranking ranking) {
    Score score = ranking.explain(mention);
    String glance =
        score.reasons().stream()
            .limit(AT_A_GLANCE)
            .map(reason -> says(reason, mention, ranking))
            .collect(Collectors.joining(" · "));
    List<Row> rows = score.reasons().stream().map(reason -> row(reason, mention, ranking)).toList();
    return new Why(words.number(Math.rint(score.score()), 1), glance, rows);
  }

  private Row row(Reason reason, Mention mention, Ranking ranking) {
    return new Row(
        says(reason, mention, ranking),
        words.percent(reason.value()),
        words.number(reason.points(), 1),
        words.number(ranking.weights().of(reason.term()), 1));
  }

  private String says(Reason reason, Mention mention, Ranking ranking) {
    return switch (reason.term()) {
      case "stars" -> stars(mention);
      case "feeling" -> feeling(mention);
      case "reach" ->
          words.of("reason.reach", followers(mention), words.compact(followers(mention)));
      case "engagement" -> words.of("reason.engagement", reactions(mention));
      case "waiting" -> waiting(mention, ranking);
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

  private String waiting(Mention mention, Ranking ranking) {
    Duration waited = Duration.between(mention.at(), ranking.now());
    return words.of(
        "reason.waiting", times.length(waited), times.length(ranking.weights().target()));
  }
}
