package earshot.query.live;

import earshot.query.CheckResult;
import earshot.query.Component;
import java.util.Comparator;
import java.util.List;

/** The newest values of a compacted topic, always told in one order. */
abstract class KafkaLedger<T> implements Component {
  private final Newest<T> newest;
  private final Comparator<T> order;

  /** Has not started. */
  KafkaLedger(Newest<T> newest, Comparator<T> order) {
    this.newest = newest;
    this.order = order;
  }

  /** Begins to read, from the first record. */
  final void begin() {
    newest.start();
  }

  /** All of them, as far as they could be read. */
  public List<T> all() {
    return newest.values().stream().sorted(order).toList();
  }

  @Override
  public CheckResult check() {
    return newest.check();
  }

  @Override
  public void close() {
    newest.close();
  }
}
