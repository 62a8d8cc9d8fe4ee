package earshot.streams;

import earshot.assess.group.Grouper;
import earshot.mention.Draft;
import earshot.mention.Mention;
import earshot.mention.Priority;
import earshot.mention.Sentiment;
import earshot.mention.Statement;
import earshot.mention.Work;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The pure functions that the flow applies in this order, each to what the one before concluded.
 *
 * @param language ISO 639-1 of a mention; empty keeps what the source said
 * @param sentiment how its writer feels
 * @param statements what it says, one by one
 * @param grouper finds who says the same; without it nothing is grouped
 * @param priority its queue and terms
 * @param models what concludes all that, each with its checksum
 */
public record Conclusions(
    Function<Mention, Optional<String>> language,
    Function<Mention, Sentiment> sentiment,
    Function<Mention, List<Statement>> statements,
    Optional<Grouper> grouper,
    Function<Mention, Priority> priority,
    List<String> models) {

  /** Conclusions about whole mentions only. */
  public Conclusions(
      Function<Mention, Optional<String>> language,
      Function<Mention, Sentiment> sentiment,
      Function<Mention, Priority> priority) {
    this(language, sentiment, mention -> List.of(), Optional.empty(), priority, List.of());
  }

  Mention withLanguage(Mention mention) {
    Draft read = mention.toDraft().models(models);
    language.apply(mention).ifPresent(read::language);
    return read.mention();
  }

  Mention withSentiment(Mention mention) {
    return mention.toDraft().sentiment(Work.feeling(mention, sentiment.apply(mention))).mention();
  }

  Mention withStatements(Mention mention) {
    List<Statement> said = statements.apply(mention);
    return said.isEmpty() ? mention : mention.toDraft().statements(said).mention();
  }

  Mention withPriority(Mention mention) {
    return mention.toDraft().priority(priority.apply(mention)).mention();
  }
}
