package earshot.assess.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GroupCommandTest {
  private final StringBuilder troubles = new StringBuilder();

  private List<String> group(List<String> rows) throws IOException {
    StringBuilder out = new StringBuilder();
    new GroupCommand(new Grouper(WordVectors.untaught()), out, troubles)
        .run(new StringReader(rows.stream().collect(Collectors.joining("\n"))));
    return out.toString().lines().toList();
  }

  @Test
  void answersGoodRowsInTheirOrder() throws IOException {
    List<String> answers =
        group(List.of("b\tcold soup", "oops", "a\tcold soup\ten", "\tno id", "c\t\t"));
    assertThat(answers).extracting(row -> row.split("\t")[0]).containsExactly("b", "a", "c");
    assertThat(answers.get(0).split("\t")[1]).isEqualTo(answers.get(1).split("\t")[1]);
    assertThat(troubles.toString().lines())
        .containsExactly(
            "row 2: expected id, text and perhaps language",
            "row 4: expected id, text and perhaps language");
  }

  @Test
  void noRowsNoAnswers() throws IOException {
    assertThat(group(List.of())).isEmpty();
  }

  @Test
  void moreThanAWindowIsGroupedWhateverTheOrder() throws IOException {
    Random random = new Random(3);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < Grouper.WINDOW + 2_000; i++) {
      rows.add(
          "%d\tthing%d is %s and %s".formatted(i, i % 40, "ab".charAt(i % 2), random.nextInt(500)));
    }
    List<String> answers = group(rows);
    assertThat(answers).hasSameSizeAs(rows);
    assertThat(answers).extracting(row -> row.split("\t")[1]).doesNotContain("null");
    Collections.shuffle(rows, random);
    assertThat(group(rows)).containsExactlyInAnyOrderElementsOf(answers);
  }
}
