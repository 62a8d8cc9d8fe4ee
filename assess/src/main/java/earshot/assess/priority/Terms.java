package earshot.assess.priority;

import earshot.mention.Author;
import earshot.mention.Engagement;
import earshot.mention.Label;
import earshot.mention.Mention;
import earshot.mention.Priority;
import earshot.mention.Queue;
import earshot.mention.Rating;
import java.util.Map;
import java.util.TreeMap;

/**
 * Concludes the queue of a mention and the terms of its priority that do not move by themselves.
 */
public final class Terms {
  /** Ten million followers count in full, each tenth of that a seventh less. */
  private static final double REACH_DECADES = 7;

  /** A hundred thousand reactions count in full. */
  private static final double ENGAGEMENT_DECADES = 5;

  private Terms() {}

  /** Queue and terms, each from 0 (says nothing) to 1. */
  public static Priority of(Mention mention) {
    boolean question = Addressed.asks(mention) || Addressed.wantsAnswer(mention);
    Queue queue = queue(mention, question);
    Map<String, Double> terms = new TreeMap<>();
    put(terms, "feeling", feeling(mention, queue));
    put(terms, "stars", mention.rating().map(r -> stars(r, queue)).orElse(0.0));
    put(terms, "question", question ? 1 : 0);
    put(
        terms,
        "reach",
        mention
            .author()
            .flatMap(Author::followers)
            .map(n -> decades(n, REACH_DECADES))
            .orElse(0.0));
    put(
        terms,
        "engagement",
        mention
            .engagement()
            .map(Engagement::sum)
            .map(n -> decades(n, ENGAGEMENT_DECADES))
            .orElse(0.0));
    put(terms, "novelty", novelty(mention));
    return new Priority(queue, terms);
  }

  private static Queue queue(Mention mention, boolean question) {
    boolean praise = mention.sentiment().filter(s -> s.label() == Label.POSITIVE).isPresent();
    return praise && !question ? Queue.THANK : Queue.ANSWER;
  }

  private static double feeling(Mention mention, Queue queue) {
    Label wanted = queue == Queue.THANK ? Label.POSITIVE : Label.NEGATIVE;
    return mention
        .sentiment()
        .filter(s -> s.label() == wanted)
        .map(s -> s.confidence())
        .orElse(0.0);
  }

  private static double stars(Rating rating, Queue queue) {
    double good = (rating.outOfFive() - 1) / 4;
    return queue == Queue.THANK ? good : 1 - good;
  }

  /** The share of what it says that is like nothing which several have said before. */
  private static double novelty(Mention mention) {
    long known = mention.statements().stream().filter(said -> said.group().isPresent()).count();
    int all = mention.statements().size();
    return all == 0 ? 0 : (double) (all - known) / all;
  }

  private static double decades(long count, double full) {
    return Math.min(1, Math.log10(1.0 + count) / full);
  }

  private static void put(Map<String, Double> terms, String term, double value) {
    if (value > 0) {
      terms.put(
          term, Math.round(value * 1e4) / 1e4); // four digits are plenty and keep records small
    }
  }
}
