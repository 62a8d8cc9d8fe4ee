package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.Draft;
import earshot.mention.Group.Member;
import earshot.query.Said;
import earshot.query.Shelf;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GroupRoutesTest {
  private static final Draft SLOW = said(1, "slow kitchen", 1);
  private static final Draft SLOWER = said(2, "a very slow kitchen", 30);
  private static final Draft LOUD = said(3, "loud music", 2);

  private final Rig rig = new Rig().holding(SLOW, SLOWER, LOUD);

  private static Draft said(int number, String text, int hoursAgo) {
    return Said.post(number, text, Duration.ofHours(hoursAgo))
        .brands(List.of("Acme"))
        .statements(Said.inGroup(text, "told"))
        .version(1);
  }

  @BeforeEach
  void group() {
    Member copy = Shelf.member(SLOW.mention());
    Member first = Shelf.member(SLOWER.mention());
    rig.book
        .put(
            Shelf.group(
                "slow",
                List.of(
                    first,
                    new Member(
                        copy.mention(), 0, "post", copy.at(), 0.75, Optional.of(first.mention())))))
        .put("loud", LOUD.mention())
        .alias("quiet", "loud", "slow");
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void aGroupSaysWhatHowManyWhereAndWhen() {
    JsonNode group = rig.json("/api/v1/groups").at("/groups/0");

    assertThat(group.at("/label").textValue()).isEqualTo("a very slow kitchen");
    assertThat(group.at("/size").intValue()).isEqualTo(2);
    assertThat(group.at("/duplicates").intValue()).isEqualTo(1);
    assertThat(group.at("/trend")).isEqualTo(Rig.parsed("{\"2026-03-09\":1,\"2026-03-10\":1}"));
    assertThat(group.at("/first").textValue()).isEqualTo("2026-03-09T06:00:00Z");
    assertThat(group.at("/quote/mention").textValue()).isEqualTo(SLOWER.id().value());
  }

  @ParameterizedTest
  @CsvSource({
    "'', slow loud",
    "?brand=Acme, slow loud",
    "?brand=Zest, ''",
    "?sentiment=positive, ''",
    "?theme=service, slow loud",
    "?theme=price, ''",
    "?from=2026-03-10, loud slow",
    "?size=1, slow"
  })
  void filtersNarrow(String query, String ids) {
    JsonNode groups = rig.json("/api/v1/groups" + query).at("/groups");

    assertThat(String.join(" ", groups.findValuesAsText("id"))).isEqualTo(ids);
  }

  @Test
  void aGroupTellsItsStatementsAndWhyTheyAreThere() {
    JsonNode statements = rig.json("/api/v1/groups/slow").at("/statements");

    assertThat(statements.findValuesAsText("text"))
        .containsExactly("slow kitchen", "a very slow kitchen");
    assertThat(statements.at("/0/likeness").doubleValue()).isEqualTo(0.75);
    assertThat(statements.at("/0/copyOf").textValue()).isEqualTo(SLOWER.id().value());
  }

  @Test
  void anOldNameGivesWhatBecameOfIt() {
    JsonNode group = rig.json("/api/v1/groups/quiet");

    assertThat(group.at("/id").textValue()).isEqualTo("loud");
    assertThat(group.at("/parts/0").textValue()).isEqualTo("slow");
    assertThat(rig.get("/api/v1/groups/none").statusCode()).isEqualTo(404);
    assertThat(rig.get("/api/v1/groups?sentiment=sad").statusCode()).isEqualTo(400);
  }

  @Test
  void mentionsTellTheGroupOfNowAndAreFoundByIt() {
    JsonNode found = rig.json("/api/v1/mentions?group=slow");

    assertThat(found.at("/total").intValue()).isEqualTo(2);
    assertThat(found.findValuesAsText("group")).containsOnly("slow");
  }
}
