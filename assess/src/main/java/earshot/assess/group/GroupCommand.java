package earshot.assess.group;

import earshot.assess.group.Grouper.Grouping;
import earshot.assess.text.Rows;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code group}: rows {@code id⇥text[⇥language]} in, rows {@code id⇥group} out in the order of the
 * rows. A bad row is named and the rest goes on.
 *
 * <p>All rows are put by in a file. A window of them, chosen by hashes of their words, gives the
 * groups; the rows outside are placed into these; those that fit nowhere form further windows. So
 * memory is bounded and the order of the rows means nothing.
 */
public final class GroupCommand {
  /** What fits nowhere after so many windows stands alone. */
  private static final int WINDOWS = 6;

  private final Grouper grouper;
  private final Appendable out;
  private final Appendable troubles;
  private @Nullable String[] groups = new String[1024];

  /** Writes to the two appendables. */
  public GroupCommand(Grouper grouper, Appendable out, Appendable troubles) {
    this.grouper = grouper;
    this.out = out;
    this.troubles = troubles;
  }

  /** Reads to the end, then answers. */
  public void run(Reader in) throws IOException {
    try (Spool spool = new Spool()) {
      new Rows(in).each((number, line) -> keep(number, line, spool));
      groups = new String[spool.size()];
      Optional<Double> threshold = Optional.empty();
      for (int window = 0; window < WINDOWS; window++) {
        Map<String, String> chosen = choose(spool);
        if (chosen.isEmpty()) {
          break;
        }
        Grouping grouping =
            threshold.isPresent() ? grouper.group(chosen, threshold.get()) : grouper.group(chosen);
        threshold = Optional.of(grouping.codebook().threshold());
        place(spool, grouping);
      }
      answer(spool);
    }
  }

  private void keep(long number, String line, Spool spool) throws IOException {
    String[] cells = line.split("\t", -1);
    if (cells.length < 2 || cells.length > 3 || cells[0].isEmpty()) {
      troubles.append("row " + number + ": expected id, text and perhaps language\n");
    } else {
      spool.add(cells[0], cells[1]);
    }
  }

  /** The rows with the smallest hashes among those without a group; text by id and text. */
  private Map<String, String> choose(Spool spool) throws IOException {
    PriorityQueue<Row> smallest = new PriorityQueue<>(Comparator.reverseOrder());
    Map<String, Row> inside = new HashMap<>();
    spool.each(
        (number, id, text) -> {
          Row row = new Row(Hashes.of(text), id, text);
          if (groups[number] == null && inside.putIfAbsent(row.key(), row) == null) {
            smallest.add(row);
            if (smallest.size() > Grouper.WINDOW) {
              inside.remove(smallest.remove().key());
            }
          }
        });
    Map<String, String> chosen = new TreeMap<>();
    smallest.forEach(row -> chosen.put(row.key(), row.text()));
    return chosen;
  }

  private void place(Spool spool, Grouping grouping) throws IOException {
    spool.each(
        (number, id, text) -> {
          if (groups[number] == null) {
            Codebook.Placement placed = grouping.placed().get(id + '\t' + text);
            if (placed == null) {
              placed = grouping.codebook().place(text).orElse(null);
            }
            groups[number] = placed == null ? null : placed.group().id();
          }
        });
  }

  private void answer(Spool spool) throws IOException {
    spool.each(
        (number, id, text) -> {
          String group = groups[number];
          out.append(id).append('\t').append(group == null ? Grouper.id(text) : group).append('\n');
        });
    Arrays.fill(groups, null);
  }

  private record Row(long hash, String id, String text) implements Comparable<Row> {
    private static final Comparator<Row> ORDER =
        Comparator.comparingLong(Row::hash).thenComparing(Row::id).thenComparing(Row::text);

    String key() {
      return id + '\t' + text;
    }

    @Override
    public int compareTo(Row other) {
      return ORDER.compare(this, other);
    }
  }
}
