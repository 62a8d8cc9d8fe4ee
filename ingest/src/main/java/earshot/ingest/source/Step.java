package earshot.ingest.source;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing that a walk still has to read, as an {@link Agenda} names it: a page, or what hangs on
 * an item.
 *
 * @param token what it is; empty for the first page of a walk
 */
public record Step(String token) {
  private static final String BETWEEN = ":";

  /** What is named by several things, which may be anything. */
  public static Step of(Object... parts) {
    return new Step(
        Arrays.stream(parts)
            .map(part -> part.toString().replace("%", "%25").replace(BETWEEN, "%3A"))
            .collect(Collectors.joining(BETWEEN)));
  }

  /** Whether nothing was read yet. */
  public boolean isFirst() {
    return token.isEmpty();
  }

  /** One of the things that name it; blank where it has fewer, as the first page has none. */
  public String part(int number) {
    List<String> parts = List.of(token.split(BETWEEN, -1));
    return number < parts.size()
        ? parts.get(number).replace("%3A", BETWEEN).replace("%25", "%")
        : "";
  }

  /** The same of a number; zero where there is none. */
  public long count(int number) {
    String digits = part(number);
    return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
  }
}
