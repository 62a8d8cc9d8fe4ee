package earshot.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.deploy.files.FileReading;
import earshot.deploy.files.Lines;
import earshot.deploy.files.Said;
import earshot.mention.MentionJson;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One file on its way into a running Earshot, in portions. */
final class Import {
  private static final int ROWS = 500;
  private static final int CHARACTERS = 1 << 20;
  private static final int PROGRESS = 10_000;

  /** Enough of the last ones to know that all before them can be found too. */
  private static final int AWAITED = 50;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final String REJECTED = "rejected";

  private final String name;
  private final Running running;
  private final Map<String, String> parameters;
  private final List<Said> portion = new ArrayList<>();
  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, Lines> lines = new TreeMap<>();
  private final Deque<String> last = new ArrayDeque<>();
  private int characters;
  private long read;

  /**
   * @param parameters of the call: brand, kind, account
   */
  Import(String name, Running running, Map<String, String> parameters) {
    this.name = name;
    this.running = running;
    this.parameters = parameters;
  }

  /** Sends all of it, tells what became of it and gives the exit status. */
  int all(FileReading reading, PrintStream out, PrintStream err) {
    while (reading.hasNext()) {
      Said said = reading.next();
      portion.add(said);
      characters += said.row().map(row -> row.toString().length()).orElse(0);
      if (portion.size() == ROWS || characters > CHARACTERS) {
        send(out);
      }
      if (++read % PROGRESS == 0) {
        err.printf("%,d read%n", read);
      }
    }
    send(out);
    tell(reading, out);
    if (!last.isEmpty() && !found()) {
      err.println("Kafka has all of it; not all can be found by a search yet");
    }
    boolean nothing = count("accepted") + count("changed") + count("duplicate") == 0;
    return nothing && count(REJECTED) > 0 ? 1 : 0;
  }

  private void send(PrintStream out) {
    Iterator<JsonNode> verdicts = verdicts().iterator();
    for (Said said : portion) {
      if (said.fault().isPresent()) {
        rejected(said.line(), said.fault().get(), out);
      } else {
        judged(said.line(), verdicts.next(), out);
      }
    }
    portion.clear();
    characters = 0;
  }

  private JsonNode verdicts() {
    String rows =
        portion.stream()
            .flatMap(said -> said.row().stream())
            .map(row -> row + "\n")
            .collect(Collectors.joining());
    return rows.isEmpty()
        ? MentionJson.MAPPER.createArrayNode()
        : running.tell("/api/v1/import", parameters, "application/jsonl", rows).path("rows");
  }

  private void judged(long line, JsonNode verdict, PrintStream out) {
    String outcome = verdict.path("outcome").asText();
    if (outcome.equals(REJECTED)) {
      rejected(line, verdict.path("reason").asText(), out);
      return;
    }
    count(outcome, line);
    if (!outcome.equals("duplicate")) {
      last.add(verdict.path("id").asText());
      if (last.size() > AWAITED) {
        last.remove();
      }
    }
  }

  private void rejected(long line, String why, PrintStream out) {
    out.printf("%s:%d: rejected: %s%n", name, line, why);
    count(REJECTED, line);
  }

  private void count(String outcome, long line) {
    counts.merge(outcome, 1L, Long::sum);
    lines.computeIfAbsent(outcome, o -> new Lines()).add(line);
  }

  private long count(String outcome) {
    return counts.getOrDefault(outcome, 0L);
  }

  private void tell(FileReading reading, PrintStream out) {
    for (String outcome : List.of("accepted", "changed", "duplicate", REJECTED)) {
      String where = count(outcome) == 0 ? "" : "  (lines " + lines.get(outcome) + ")";
      out.printf("%-10s %d%s%n", outcome, count(outcome), where);
    }
    if (count("changed") > 0 && !parameters.containsKey("account")) {
      out.println(
          "What changed was said under the same id before. If that was in a file of another origin, import this one with an --account of its own.");
    }
    if (reading.questions() > 0) {
      out.printf(
          "%-10s %d, kept as titles of what was answered%n", "questions", reading.questions());
    }
  }

  /** Waits until what was taken can be found, so that whoever imports it again is told so. */
  private boolean found() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    for (String id : last) {
      while (!running.has("/api/v1/mentions/" + id)) {
        if (System.nanoTime() > end) {
          return false;
        }
        pause();
      }
    }
    return true;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Asked("interrupted while waiting for the index");
    }
  }
}
