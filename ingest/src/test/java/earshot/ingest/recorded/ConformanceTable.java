package earshot.ingest.recorded;

import java.util.Map;
import java.util.TreeMap;

/** What was recorded of each source and what became of it, as far as this run has come. */
public final class ConformanceTable {
  private static final Map<String, int[]> ROWS = new TreeMap<>();

  private ConformanceTable() {}

  /** Adds to the row of a source. */
  public static synchronized void row(String source, int recorded, int found, int wrong) {
    int[] row = ROWS.computeIfAbsent(source, name -> new int[3]);
    row[0] += recorded;
    row[1] += found;
    row[2] += wrong;
  }

  public static synchronized void print() {
    System.out.printf("%-16s %8s %8s %12s%n", "source", "recorded", "found", "fields wrong");
    ROWS.forEach(
        (source, row) -> System.out.printf("%-16s %8d %8d %12d%n", source, row[0], row[1], row[2]));
  }
}
