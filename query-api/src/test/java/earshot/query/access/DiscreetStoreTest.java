package earshot.query.access;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.assess.priority.Weights;
import earshot.query.Change;
import earshot.query.Every;
import earshot.query.Facet;
import earshot.query.InMemoryMentionStore;
import earshot.query.MentionStore;
import earshot.query.Ranking;
import earshot.query.Said;
import earshot.query.SearchRequest;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscreetStoreTest {
  private final InMemoryMentionStore all =
      new InMemoryMentionStore(() -> new Ranking(Said.NOW, Weights.DEFAULT));
  private final MentionStore discreet = DiscreetStore.over(all);

  DiscreetStoreTest() {
    all.apply(
        List.of(
            new Change.Put(Said.post(1, "a public word", Duration.ofHours(1)).mention()),
            new Change.Put(Said.message(2, "a private word", Duration.ofHours(1)).mention())));
  }

  @AfterEach
  void nobodyAsks() {
    Asking.end();
  }

  @ParameterizedTest
  @CsvSource({"VIEWER, 1", "AGENT, 2", "ADMINISTRATOR, 2"})
  void figuresTellNobodyMoreThanTheyMaySee(Role role, long seen) {
    Asking.begin(new Identity(Optional.of("ada"), role));
    SearchRequest words = SearchRequest.about("word");

    assertThat(discreet.count(words)).isEqualTo(seen);
    assertThat(discreet.tallies(words, Facet.BRAND, Set.of("Acme")).get("Acme").total())
        .isEqualTo(seen);
    assertThat(discreet.voices(words, Every.MONTH, ZoneOffset.UTC).values())
        .extracting(tally -> tally.total())
        .containsExactly(seen);
  }

  @Test
  void earshotItselfSeesAll() {
    assertThat(discreet.count(SearchRequest.about("word"))).isEqualTo(2);
  }
}
