package earshot.query.access;

import earshot.query.Component;
import java.util.List;
import java.util.Optional;

/** Everybody and everything that may come in, as last told. */
public interface Register extends Component {
  /** Whether all of it has been read. Before that nobody can say that there is no administrator. */
  boolean complete();

  Optional<Entry> entry(String key);

  /** All of it, in no order. */
  List<Entry> entries();

  /**
   * Keeps an entry in place of the one of the same key; returns when it can be read here.
   *
   * @throws earshot.query.IntakeUnavailable when it could not be kept
   */
  void keep(Entry entry);

  /** Takes the entry of this key out; likewise. */
  void strike(String key);

  /** All entries of one sort. */
  default <T extends Entry> List<T> all(Class<T> sort) {
    return entries().stream().filter(sort::isInstance).map(sort::cast).toList();
  }
}
