package earshot.deploy.files;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/** Numbers of lines in ascending order, told in short: 2-40, 43, 45-50. */
public final class Lines {
  private static final int MOST_TOLD = 50;

  private final List<long[]> spans = new ArrayList<>();

  public void add(long line) {
    long[] last = spans.isEmpty() ? new long[] {-1, -1} : spans.getLast();
    if (line - last[1] <= 1 && !spans.isEmpty()) {
      last[1] = line;
    } else {
      spans.add(new long[] {line, line});
    }
  }

  @Override
  public String toString() {
    StringJoiner told = new StringJoiner(", ");
    spans.stream()
        .limit(MOST_TOLD)
        .forEach(span -> told.add(span[0] == span[1] ? "" + span[0] : span[0] + "-" + span[1]));
    return told + (spans.size() > MOST_TOLD ? " and more" : "");
  }
}
