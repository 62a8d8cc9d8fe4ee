package earshot.deploy.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A bench of which a part failed, with the figures of those that did not. */
public final class Unfinished extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Map<String, Double> figures;

  /**
   * With what is left.
   *
   * @param failures why it broke off, at least one
   */
  public Unfinished(List<Exception> failures, Map<String, Double> figures) {
    super(
        failures.stream().map(Exception::getMessage).collect(Collectors.joining("; ")),
        failures.getFirst());
    failures.stream().skip(1).forEach(this::addSuppressed);
    this.figures = Map.copyOf(figures);
  }

  public Map<String, Double> figures() {
    return figures;
  }
}
