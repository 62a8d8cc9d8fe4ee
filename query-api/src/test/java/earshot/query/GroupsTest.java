package earshot.query;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.assess.priority.Weights;
import earshot.mention.Group;
import earshot.mention.Mention;
import earshot.mention.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupsTest {
  private static final Mention ONE = said(1, 1);
  private static final Mention TWO = said(2, 50);
  private static final Mention THREE = said(3, 100);

  private final Shelf book = new Shelf();

  private static Mention said(int number, int hoursAgo) {
    return Said.post(number, "slow again", Duration.ofHours(hoursAgo))
        .brands(List.of("Acme"))
        .statements(Said.inGroup("slow again", "told"))
        .mention();
  }

  private static SearchRequest.Builder asked() {
    return SearchRequest.builder();
  }

  @Test
  void theLargestComesFirst() {
    book.put("small", ONE).put("large", TWO, THREE);

    assertThat(book.now().fitting(asked().build()))
        .extracting(Group::id)
        .containsExactly("large", "small");
  }

  @Test
  void brandAndFeelingNarrow() {
    book.put("g", ONE);

    assertThat(book.now().fitting(asked().only(Facet.BRAND, "Acme").build())).hasSize(1);
    assertThat(book.now().fitting(asked().only(Facet.BRAND, "Zest").build())).isEmpty();
    assertThat(book.now().fitting(asked().only(Facet.SENTIMENT, "positive").build())).isEmpty();
  }

  @Test
  void aSpanCountsOnlyWhatWasSaidInIt() {
    book.put("g", ONE, TWO, THREE).put("old", THREE);

    SearchRequest lately = asked().from(Said.NOW.minus(Duration.ofHours(60))).build();
    assertThat(book.now().fitting(lately))
        .singleElement()
        .satisfies(group -> assertThat(group.size()).isEqualTo(2));
  }

  @Test
  void anOldNameLeadsToWhatBecameOfItHoweverOften() {
    book.put("c", ONE).put("d", TWO).alias("a", "b").alias("b", "c", "d").alias("loop", "loop");

    assertThat(book.now().byId("a")).extracting(Group::id).containsExactly("c", "d");
    assertThat(book.now().byId("c")).extracting(Group::id).containsExactly("c");
    assertThat(book.now().byId("loop")).isEmpty();
    assertThat(book.now().byId("never")).isEmpty();
  }

  @Test
  void aMentionTellsTheGroupItIsInNow() {
    book.put("now", ONE).alias("told", "now");

    assertThat(group(book.now().current(ONE))).contains("now");
    assertThat(group(book.now().current(TWO))).as("by the alias").contains("now");
    assertThat(group(Groups.NONE.current(ONE))).contains("told");
  }

  @Test
  void whatGrowsIsKnownByAllItsNames() {
    Mention[] today = IntStream.range(10, 16).mapToObj(i -> said(i, 2)).toArray(Mention[]::new);
    book.put("fast", today).put("steady", ONE, TWO, THREE).alias("was", "fast", "steady");

    Map<String, Double> growth = book.now().growth(Said.NOW);
    assertThat(growth).containsOnlyKeys("fast", "was");
    assertThat(growth.get("was")).isEqualTo(growth.get("fast")).isPositive();
  }

  @Test
  void growthIsOfTheGroupThatAMentionWasPutInto() {
    Mention mention = ONE.toDraft().priority(Said.urgent(Map.of())).mention();
    Ranking ranking = new Ranking(Said.NOW, Weights.DEFAULT, Map.of("told", 0.5, "now", 0.9));
    book.put("now", ONE);
    Mention shown = book.now().current(ranking.grown(mention));

    assertThat(group(shown)).contains("now");
    assertThat(ranking.explain(shown)).isEqualTo(ranking.explain(mention));
    assertThat(ranking.explain(shown).reasons())
        .filteredOn(reason -> reason.term().equals("growth"))
        .singleElement()
        .satisfies(reason -> assertThat(reason.points()).isEqualTo(5));
  }

  @Test
  void copiesAreCountedAndNameTheFirst() {
    book.copies(ONE, THREE, TWO);

    assertThat(book.now().current(ONE).duplicates()).isEqualTo(2);
    assertThat(book.now().current(ONE).copyOf()).contains(THREE.id());
    assertThat(book.now().current(THREE).copyOf()).isEmpty();
    assertThat(Groups.NONE.current(ONE).duplicates()).isZero();
  }

  @Test
  void aGroupOfAnotherBrandIsNotToldOfAMention() {
    book.put("now", ONE);
    Mention others = ONE.toDraft().brands(List.of("Zest")).mention();

    assertThat(group(book.now().current(others))).isEmpty();
  }

  private static Optional<String> group(Mention mention) {
    return mention.statements().stream().map(Statement::group).findFirst().orElseThrow();
  }

  @Test
  void aLabelIsTheMostTypicalStatementThatIsStillThere() {
    InMemoryMentionStore store = new InMemoryMentionStore(() -> MentionStoreContract.RANKING);
    Mention there =
        Said.post(2, "x", Duration.ofHours(1))
            .statements(Said.inGroup("very  slow\nkitchen " + "and cold soup ".repeat(20), "g"))
            .version(1)
            .mention();
    store.apply(List.of(new Change.Put(there)));
    GroupLabels labels = new GroupLabels(store, Groups.NONE);

    assertThat(
            labels.of(List.of(Shelf.group("g", List.of(Shelf.member(ONE), Shelf.member(there))))))
        .hasEntrySatisfying(
            "g",
            label -> {
              assertThat(label).startsWith("very slow kitchen and cold soup").endsWith("…");
              assertThat(label).hasSizeLessThan(100);
            });
    assertThat(labels.of(List.of(Shelf.group("gone", List.of(Shelf.member(ONE)))))).isEmpty();
  }
}
