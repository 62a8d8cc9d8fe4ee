package earshot.query;

import static earshot.query.Said.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.assess.priority.Weights;
import earshot.mention.Mention;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the contracts of a store share: the store itself, its groups and how it is filled. */
public abstract class StoreContract {
  protected static final Duration HOUR = Duration.ofHours(1);

  /** What priorities are summed with in these tests. */
  protected static final Ranking RANKING =
      new Ranking(
          NOW,
          new Weights(
              Map.of(
                  "feeling",
                  40.0,
                  "reach",
                  20.0,
                  "again",
                  20.0,
                  "growth",
                  10.0,
                  Weights.WAITING,
                  30.0),
              Duration.ofHours(24)),
          Map.of("ffff", 0.8, "5555", 0.5, "0000", 0.5));

  /** The groups that the store of a test knows. */
  protected final Shelf book = new Shelf();

  protected abstract MentionStore store();

  protected abstract MentionConsumer consumer();

  protected final void put(Mention... mentions) {
    apply(Stream.of(mentions).map(Change.Put::new).toArray(Change[]::new));
  }

  protected final void apply(Change... changes) {
    assertThat(consumer().apply(List.of(changes))).isEmpty();
    consumer().reveal();
  }

  protected static SearchRequest.Builder newest() {
    return SearchRequest.builder().sort(Sort.NEWEST);
  }

  protected static List<Integer> inOrder(SearchResult result) {
    return result.mentions().stream().map(m -> Integer.valueOf(m.nativeId())).toList();
  }
}
