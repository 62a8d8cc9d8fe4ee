package earshot.mention;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BrandTest {
  private static Brand asking(String query) {
    return new Brand("Acme", Optional.of(query), Map.of("phone", "1"));
  }

  private static Brand after(List<String> queries) {
    return queries.stream()
        .map(BrandTest::asking)
        .reduce((before, now) -> now.inPlaceOf(before))
        .orElseThrow();
  }

  @Test
  void whatItAskedIsFoundByVersion() throws IOException {
    Brand now = after(List.of("acme", "acme OR #acme", "\"acme coffee\""));
    Brand read = MentionJson.read(MentionJson.write(now), Brand.class);

    assertThat(read.earlier()).containsExactly("acme OR #acme", "acme");
    assertThat(read.asked(Brand.version("acme"))).contains("acme");
    assertThat(read.asked(Brand.version("\"acme coffee\""))).isEqualTo(now.query());
    assertThat(read.asked(Brand.version("bolt"))).isEmpty();
    assertThat(read.byPeople().earlier()).isEqualTo(now.earlier());
  }

  @Test
  void whatIsAskedAgainIsNoLongerEarlier() {
    assertThat(after(List.of("a", "b", "a")).earlier()).containsExactly("b");
    assertThat(after(List.of("a", "b", "c", "a")).earlier()).containsExactly("c", "b");
  }

  @Test
  void theSameInItsPlaceIsTheSameRecord() {
    Brand now = after(List.of("a", "b"));

    assertThat(MentionJson.write(asking("b").inPlaceOf(now))).isEqualTo(MentionJson.write(now));
  }

  @Test
  void whoAsksNothingAnyMoreKeepsWhatWasAsked() {
    Brand silent = new Brand("Acme", Optional.empty()).inPlaceOf(asking("a"));

    assertThat(silent.earlier()).containsExactly("a");
    assertThat(asking("b").inPlaceOf(silent).earlier()).containsExactly("a");
  }

  @Test
  void oldQueriesAreLetGoOf() {
    List<String> many = IntStream.range(0, 30).mapToObj(i -> "q" + i).toList();
    List<String> large = IntStream.range(0, 4).mapToObj(i -> i + "x".repeat(40_000)).toList();

    assertThat(after(many).earlier()).hasSize(20).startsWith("q28").endsWith("q9");
    assertThat(after(large).earlier()).containsExactly(large.get(2), large.get(1));
  }
}
