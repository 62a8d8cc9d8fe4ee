package earshot.ingest.recorded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts, a row a field, where ours and theirs agree, and keeps some differences to look at. */
public final class Tally {
  private final Map<String, int[]> rows = new TreeMap<>();
  private final List<String> differences = new ArrayList<>();

  /** Compares one value, if they have one. */
  public void compare(String field, String where, @Nullable Object theirs, @Nullable Object ours) {
    if (theirs == null) {
      return;
    }
    boolean agreed = theirs.equals(ours);
    rows.computeIfAbsent(field, f -> new int[2])[agreed ? 0 : 1]++;
    if (!agreed) {
      differences.add("%s of %s: theirs <%s> ours <%s>".formatted(field, where, theirs, ours));
    }
  }

  /** The share of all compared values that agreed, from 0 to 1; 0 where nothing was compared. */
  public double agreed() {
    double agreed = rows.values().stream().mapToInt(row -> row[0]).sum();
    int differing = rows.values().stream().mapToInt(row -> row[1]).sum();
    return agreed + differing == 0 ? 0 : agreed / (agreed + differing);
  }

  public List<String> differences() {
    return differences;
  }

  /** A table for people. */
  public String table(String title) {
    StringBuilder table = new StringBuilder(title).append("\n");
    table.append("%-12s %8s %8s%n".formatted("field", "agreed", "differing"));
    rows.forEach((field, row) -> table.append("%-12s %8d %8d%n".formatted(field, row[0], row[1])));
    return table.toString();
  }
}
