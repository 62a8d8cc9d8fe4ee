package earshot.deploy.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Measures one thing after the other; what fails does not take the figures of the rest. */
final class Phases {
  private final Consumer<String> progress;
  private final Map<String, Double> figures = new LinkedHashMap<>();
  private final List<Exception> failures = new ArrayList<>();

  /**
   * Nothing is measured yet.
   *
   * @param progress told in a few words what is being done
   */
  Phases(Consumer<String> progress) {
    this.progress = progress;
  }

  /** Puts what it measures among the figures. */
  @FunctionalInterface
  interface Phase {
    void into(Map<String, Double> figures) throws Exception;
  }

  void measure(String doing, Phase phase) throws InterruptedException {
    progress.accept(doing);
    try {
      phase.into(figures);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      failures.add(new IllegalStateException(doing + ": " + e.getMessage(), e));
    }
  }

  /**
   * What was measured.
   *
   * @throws Unfinished with the same, when a phase failed
   */
  Map<String, Double> figures() throws Unfinished {
    if (!failures.isEmpty()) {
      throw new Unfinished(failures, figures);
    }
    return figures;
  }
}
