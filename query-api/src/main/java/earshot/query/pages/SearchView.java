package earshot.query.pages;

import java.util.List;
import java.util.Optional;

/**
 * What the search page shows.
 *
 * @param here address of this page, to come back to
 * @param kept parameters that asking anew keeps
 * @param saved searches that the team keeps
 * @param rule address that makes a rule of this search
 * @param from the first day that is asked for, empty where nobody said
 * @param to the last one, likewise
 * @param around parameters that asking for other days keeps
 * @param events address of the events that this search would find
 */
record SearchView(
    Chrome chrome,
    String here,
    String q,
    List<Kept> kept,
    List<Choice> saved,
    Optional<String> rule,
    List<Choice> queues,
    List<Choice> sorts,
    List<Choice> spans,
    String from,
    String to,
    List<Kept> around,
    List<Filter> filters,
    List<Choice> chips,
    String total,
    List<Card> cards,
    Optional<String> first,
    Optional<String> next,
    String clear,
    String csv,
    String jsonl,
    String events) {

  /** A parameter of the form. */
  record Kept(String name, String value) {}

  /** A facet and its values. */
  record Filter(String label, List<Choice> values) {}

  boolean narrowed() {
    return !q.isEmpty() || !chips.isEmpty();
  }
}
