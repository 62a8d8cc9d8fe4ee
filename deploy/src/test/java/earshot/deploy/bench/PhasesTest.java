package earshot.deploy.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhasesTest {
  private final List<String> told = new ArrayList<>();
  private final Phases phases = new Phases(told::add);

  @Test
  void figuresOfAllPhasesComeTogether() throws Exception {
    phases.measure("searches", figures -> figures.put("search_ms", 8.0));
    phases.measure("the index anew", figures -> figures.put("reindex_per_s", 9_000.0));

    assertThat(phases.figures())
        .containsExactlyInAnyOrderEntriesOf(Map.of("search_ms", 8.0, "reindex_per_s", 9_000.0));
    assertThat(told).containsExactly("searches", "the index anew");
  }

  @Test
  void onePhaseThatFailsLeavesTheFiguresOfTheOthers() throws Exception {
    phases.measure("searches", figures -> figures.put("search_ms", 8.0));
    phases.measure(
        "a browser",
        figures -> {
          figures.put("first_paint_ms", 90.0);
          throw new IOException("the tab is gone");
        });
    phases.measure("the index anew", figures -> figures.put("reindex_per_s", 9_000.0));

    assertThatThrownBy(phases::figures)
        .isInstanceOfSatisfying(
            Unfinished.class,
            broken ->
                assertThat(broken.figures())
                    .containsOnlyKeys("search_ms", "first_paint_ms", "reindex_per_s"))
        .hasMessage("a browser: the tab is gone");
  }

  @Test
  void whoStopsTheBenchStopsAllOfIt() {
    assertThatThrownBy(
            () ->
                phases.measure(
                    "searches",
                    figures -> {
                      throw new InterruptedException("stopped");
                    }))
        .isInstanceOf(InterruptedException.class);
  }
}
