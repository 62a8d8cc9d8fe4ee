package earshot.query.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.assess.priority.Again;
import earshot.mention.Draft;
import earshot.mention.Label;
import earshot.mention.Mention;
import earshot.mention.Sentiment;
import earshot.query.Change;
import earshot.query.Said;
import earshot.query.SearchRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever writes, and whenever: how often somebody had said the like before comes out the same. */
class SpeakersIT {
  private final RealIndex index = new RealIndex();

  @AfterEach
  void drop() {
    index.close();
  }

  @Test
  void whatTwoWriteAtOnceIsCountedByWhoeverIsLater() {
    ElasticsearchMentionConsumer other = new ElasticsearchMentionConsumer(index.connection);
    index.consumer.apply(List.of(put(complaint(1, 3))));
    other.apply(List.of(put(complaint(2, 2))));
    index.consumer.reveal();
    index.consumer.apply(List.of(put(complaint(3, 1))));
    other.reveal();
    index.consumer.reveal();

    assertThat(told()).isEqualTo(Map.of(2, 1, 3, 2));
  }

  @Test
  void whatWasWrittenAndNotCountedIsCountedWhenItComesOnceMore() {
    List<Change> all = List.of(put(complaint(1, 3)), put(complaint(2, 2)));
    new ElasticsearchMentionConsumer(index.connection).apply(all);
    index.consumer.reveal();
    assertThat(told()).as("its writer died before it counted").isEmpty();

    index.consumer.apply(all);
    index.consumer.reveal();
    assertThat(told()).isEqualTo(Map.of(2, 1));
  }

  @Test
  void aNewIndexIsCountedBeforeItTakesOver() {
    ElasticsearchNextIndex next = new ElasticsearchNextIndex(index.connection);
    index.consumer.apply(List.of(put(complaint(1, 3))));
    next.consumer().apply(List.of(put(complaint(1, 3)), put(complaint(2, 2))));
    next.consumer().reveal();
    next.takeOver();

    assertThat(told()).isEqualTo(Map.of(2, 1));
  }

  @Test
  void placesThatLieAboutDatesHinderNobody() {
    Draft first = complaint(1, 3).publishedAt(Instant.parse("0001-01-01T00:00:00Z"));
    Draft last = complaint(4, 3).publishedAt(Instant.parse("9999-12-31T00:00:00Z"));
    index.consumer.apply(
        List.of(put(first), put(complaint(2, 2)), put(complaint(3, 1)), put(last)));
    index.consumer.reveal();

    assertThat(told()).isEqualTo(Map.of(3, 1));
  }

  @Test
  void ofOneWhoSpeaksAllTheTimeNotAllIsReadEachTime() {
    List<Change> babble = new ArrayList<>();
    IntStream.rangeClosed(1, 1200).forEach(i -> babble.add(put(complaint(i, 1300 - i))));
    index.consumer.apply(babble);
    index.consumer.reveal();
    index.consumer.apply(List.of(put(complaint(1201, 1))));
    index.consumer.reveal();
    index.consumer.apply(List.of(put(complaint(1300, 900).author("Bo", "@bo", null))));
    index.consumer.reveal();

    Map<Integer, Integer> told = told();
    assertThat(told).hasSize(1200).doesNotContainKeys(1, 1300);
    assertThat(told).containsEntry(2, 1).containsEntry(100, 99).containsEntry(1201, 99);
  }

  private static Change put(Draft said) {
    return new Change.Put(said.mention());
  }

  private static Draft complaint(int number, int minutesAgo) {
    return Said.post(number, "cold coffee", Duration.ofMinutes(minutesAgo))
        .sentiment(new Sentiment(Label.NEGATIVE, 0.9, false, "test"))
        .priority(Said.urgent(Map.of()));
  }

  private Map<Integer, Integer> told() {
    return index
        .store
        .all(SearchRequest.everything())
        .filter(mention -> Again.earlier(mention) > 0)
        .collect(Collectors.toMap(SpeakersIT::number, Again::earlier));
  }

  private static int number(Mention mention) {
    return Integer.parseInt(mention.nativeId());
  }
}
