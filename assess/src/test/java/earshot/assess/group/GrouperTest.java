package earshot.assess.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GrouperTest {
  private static final String[] THINGS = {"soup", "bread", "coffee", "parking", "music"};
  private static final String[] FRAMES = {
    "the %1$s was %2$s", "%2$s %1$s, really", "what a %2$s %1$s", "%1$s: %2$s here"
  };
  private static final String[] WORDS = {"cold", "stale", "loud", "lovely", "dear", "slow", "far"};

  private final Grouper grouper = new Grouper(taught());

  /** Knows the things and takes any other word for a filler. */
  private static WordVectors taught() {
    float[][] vectors = new float[THINGS.length][WordVectors.WIDTH];
    for (int thing = 0; thing < THINGS.length; thing++) {
      vectors[thing][thing] = 1;
    }
    return WordVectors.of(List.of(THINGS), vectors, 0.15f);
  }

  private static Map<String, String> statements() {
    Map<String, String> statements = new TreeMap<>();
    int id = 0;
    for (String thing : THINGS) {
      for (String frame : FRAMES) {
        for (String word : WORDS) {
          statements.put("m" + id++, frame.formatted(thing, word));
        }
      }
    }
    return statements;
  }

  private static Map<String, String> groups(Grouper.Grouping grouping) {
    Map<String, String> groups = new TreeMap<>();
    grouping.placed().forEach((id, placement) -> groups.put(id, placement.group().id()));
    return groups;
  }

  @Test
  void statementsAboutTheSameThingMeet() {
    Map<String, String> groups = groups(grouper.group(statements()));
    Map<String, String> things = new TreeMap<>();
    statements().forEach((id, text) -> things.put(id, thing(text)));
    Agreement agreement = Agreement.of(things, groups);
    assertThat(agreement.precision()).isGreaterThan(0.9);
    assertThat(agreement.recall()).isGreaterThan(0.6);
  }

  private static String thing(String text) {
    for (String thing : THINGS) {
      if (text.contains(thing)) {
        return thing;
      }
    }
    throw new AssertionError(text);
  }

  @Test
  void orderOfArrivalMeansNothing() {
    Map<String, String> expected = groups(grouper.group(statements()));
    List<String> ids = new ArrayList<>(statements().keySet());
    Random random = new Random(11);
    for (int shuffle = 0; shuffle < 20; shuffle++) {
      Collections.shuffle(ids, random);
      Map<String, String> arrived = new LinkedHashMap<>();
      ids.forEach(id -> arrived.put(id, statements().get(id)));
      assertThat(groups(grouper.group(arrived))).isEqualTo(expected);
    }
  }

  @Test
  void idsDontDependOnWhoSpoke() {
    Map<String, String> renamed = new TreeMap<>();
    statements().forEach((id, text) -> renamed.put("other-" + id, text));
    assertThat(groups(grouper.group(renamed)).values())
        .containsExactlyInAnyOrderElementsOf(groups(grouper.group(statements())).values());
  }

  @Test
  void fingerprintsAloneGiveTheSameGroups() {
    Map<String, Fingerprint> kept = new TreeMap<>();
    statements().forEach((id, text) -> kept.put(id, Fingerprint.of(grouper.print(text).bytes())));
    assertThat(grouper.groupPrints(kept).placed()).isEqualTo(grouper.group(statements()).placed());
  }

  @Test
  void aGroupKeepsItsIdWhenOthersJoin() {
    Map<String, String> fewer = new TreeMap<>(statements());
    fewer.keySet().removeIf(id -> id.endsWith("7"));
    Map<String, String> before = groups(grouper.group(fewer));
    Map<String, String> after = groups(grouper.group(statements()));
    assertThat(before.entrySet())
        .filteredOn(said -> said.getValue().equals(after.get(said.getKey())))
        .hasSizeGreaterThan(before.size() * 2 / 3);
  }

  @Test
  void copiesFoldAndCount() {
    Map<String, String> statements = new TreeMap<>(statements());
    for (int i = 0; i < 7; i++) {
      statements.put(
          "copy" + i, "RT @user" + i + ": whales swim past our ferry every winter morning");
    }
    Grouper.Grouping grouping = grouper.group(statements);
    Codebook.Group whales = grouping.placed().get("copy0").group();
    assertThat(whales.size()).isEqualTo(7);
    assertThat(grouping.copies()).hasSize(7).containsKey("copy0");
    assertThat(Set.copyOf(grouping.copies().values())).hasSize(1);
    assertThat(statements.get(whales.middle())).contains("whales swim");
    assertThat(grouping.placed().values()).filteredOn(p -> p.group().equals(whales)).hasSize(7);
  }

  @Test
  void laterStatementsFindTheirPlace() {
    Grouper.Grouping grouping = grouper.group(statements());
    Map.Entry<String, String> known = statements().entrySet().iterator().next();
    Codebook.Placement placed = grouping.codebook().place(known.getValue()).orElseThrow();
    assertThat(placed.likeness()).isGreaterThanOrEqualTo(grouping.codebook().threshold());
    assertThat(grouping.codebook().place("zebras juggle violins")).isEmpty();
    assertThat(grouping.codebook().place("")).isEmpty();
  }

  @Test
  void aCodebookThatWasKeptPlacesTheSame() {
    Codebook codebook = grouper.group(statements()).codebook();
    Map<Codebook.Group, byte[]> centres = new LinkedHashMap<>();
    codebook.groups().forEach(group -> centres.put(group, codebook.centre(group)));
    Codebook kept = grouper.codebook(codebook.threshold(), centres);
    assertThat(statements().values())
        .allSatisfy(
            text ->
                assertThat(kept.place(text).map(Codebook.Placement::group))
                    .isEqualTo(codebook.place(text).map(Codebook.Placement::group)));
  }

  @Test
  void oddInputStopsNothing() {
    Map<String, String> odd =
        Map.of(
            "a",
            "",
            "b",
            "👍",
            "c",
            "\uD800 broken",
            "d",
            "x ".repeat(1 << 19),
            "e",
            "",
            "f",
            "सब मिला mixed որպես");
    Map<String, String> groups = groups(grouper.group(odd));
    assertThat(groups).hasSize(6);
    assertThat(groups.get("a")).isEqualTo(groups.get("e")).isNotEqualTo(groups.get("b"));
    assertThat(groups(grouper.group(Map.of()))).isEmpty();
    assertThat(groups(grouper.group(Map.of("a", "one thing", "b", "other stuff"))).values())
        .doesNotHaveDuplicates();
  }

  @Test
  void refusesMoreThanAWindow() {
    Map<String, String> many = new TreeMap<>();
    for (int i = 0; i <= Grouper.WINDOW; i++) {
      many.put("m" + i, "x");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> grouper.group(many));
  }
}
