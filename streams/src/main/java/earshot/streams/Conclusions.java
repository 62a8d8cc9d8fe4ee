package earshot.streams;

import earshot.mention.Mention;
import earshot.mention.Priority;
import earshot.mention.Sentiment;
import earshot.mention.Work;
import java.util.Optional;
import java.util.function.Function;

/**
 * The pure functions that the flow applies in this order, each to what the one before concluded.
 *
 * @param language ISO 639-1 of a mention; empty keeps what the source said
 * @param sentiment how its writer feels
 * @param priority its queue and terms
 */
public record Conclusions(
    Function<Mention, Optional<String>> language,
    Function<Mention, Sentiment> sentiment,
    Function<Mention, Priority> priority) {

  Mention withLanguage(Mention mention) {
    return language
        .apply(mention)
        .map(code -> mention.toDraft().language(code).mention())
        .orElse(mention);
  }

  Mention withSentiment(Mention mention) {
    return mention.toDraft().sentiment(Work.feeling(mention, sentiment.apply(mention))).mention();
  }

  Mention withPriority(Mention mention) {
    return mention.toDraft().priority(priority.apply(mention)).mention();
  }
}
