package earshot.query;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Group;
import earshot.mention.GroupEdit;
import earshot.mention.Mention;
import earshot.mention.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EditedGroupsTest {
  private static final Mention ONE = said(1);
  private static final Mention TWO = said(2);
  private static final Mention THREE = said(3);
  private static final Mention FOUR = said(4);

  private final Shelf book = new Shelf().put("a", ONE, TWO).put("b", THREE, FOUR);

  private static Mention said(int number) {
    return Said.post(number, "slow", Duration.ofHours(number))
        .statements(Said.inGroup("slow", "a"))
        .mention();
  }

  private static GroupEdit merge(String group, String into, int second) {
    return GroupEdit.merge(group, into, Optional.of("mara"), at(second));
  }

  private static GroupEdit pin(Mention mention, String into, int second) {
    return GroupEdit.pin(mention.id(), 0, into, Optional.empty(), at(second));
  }

  private static Instant at(int second) {
    return Said.NOW.plusSeconds(second);
  }

  private Map<String, Set<Mention>> members() {
    Map<String, Set<Mention>> members = new TreeMap<>();
    for (Group group : book.now().fitting(SearchRequest.everything())) {
      members.put(
          group.id(),
          List.of(ONE, TWO, THREE, FOUR).stream()
              .filter(m -> group.members().stream().anyMatch(x -> x.mention().equals(m.id())))
              .collect(Collectors.toSet()));
    }
    return members;
  }

  @Test
  void mergedGroupsAreOneAndTheOldNameLeadsThere() {
    book.edits(List.of(merge("a", "b", 1)));

    assertThat(members()).isEqualTo(Map.of("b", Set.of(ONE, TWO, THREE, FOUR)));
    assertThat(book.now().byId("a")).extracting(Group::id).containsExactly("b");
    assertThat(book.now().current(ONE).statements())
        .extracting(Statement::group)
        .containsExactly(Optional.of("b"));
  }

  @Test
  void aMergeHoldsForTheHeirsOfWhatWasMerged() {
    book.alias("older", "a").edits(List.of(merge("older", "b", 1)));

    assertThat(members()).containsOnlyKeys("b");
  }

  @Test
  void groupsMergedInACircleAreOneAllTheSame() {
    book.edits(List.of(merge("a", "b", 1), merge("b", "a", 2)));

    assertThat(members()).isEqualTo(Map.of("b", Set.of(ONE, TWO, THREE, FOUR)));
  }

  @Test
  void aPinnedStatementIsWherePeopleWantIt() {
    book.edits(List.of(pin(ONE, "b", 1), pin(THREE, "b", 2)));

    assertThat(members()).isEqualTo(Map.of("a", Set.of(TWO), "b", Set.of(ONE, THREE, FOUR)));
    assertThat(book.now().byId("a").getFirst().quote().mention()).isEqualTo(TWO.id());
  }

  @Test
  void whatIsSplitOffIsAGroupOfItsOwn() {
    book.edits(List.of(pin(ONE, "own", 1), pin(FOUR, "own", 1)));

    assertThat(members())
        .isEqualTo(Map.of("a", Set.of(TWO), "b", Set.of(THREE), "own", Set.of(ONE, FOUR)));
    assertThat(book.now().byId("own").getFirst().brand()).isEqualTo("Acme");
  }

  @Test
  void aGroupThatLosesAllIsNoMore() {
    book.edits(List.of(pin(ONE, "b", 1), pin(TWO, "b", 2)));

    assertThat(members()).containsOnlyKeys("b");
  }

  @Test
  void editsOfWhatIsNotThereChangeNothing() {
    book.edits(List.of(merge("a", "gone", 1), merge("gone", "a", 2), pin(said(9), "a", 3)));

    assertThat(members()).isEqualTo(Map.of("a", Set.of(ONE, TWO), "b", Set.of(THREE, FOUR)));
  }
}
