package earshot.frozen;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.MentionJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Records of one sort as they were written, one a line; whoever keeps such a file never changes it.
 *
 * @param lines their JSON
 */
public record Frozen(List<byte[]> lines) {
  /**
   * Those of the first format.
   *
   * @param where a class beside whose package's files they lie, in {@code records-1}
   * @param name of the topic or state
   */
  public static Frozen of(Class<?> where, String name) {
    try (InputStream file = where.getResourceAsStream("/records-1/" + name + ".jsonl")) {
      if (file == null) {
        throw new AssertionError("there are no records of " + name);
      }
      return new Frozen(
          new String(file.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(line -> line.getBytes(StandardCharsets.UTF_8))
              .toList());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Each is read as this, and says the same when it is written again. */
  public <T> void areRead(Class<T> type) {
    assertThat(lines).isNotEmpty();
    for (byte[] line : lines) {
      try {
        T read = MentionJson.read(line, type);
        assertThat(MentionJson.MAPPER.readTree(MentionJson.write(read)))
            .isEqualTo(MentionJson.MAPPER.readTree(line));
      } catch (IOException e) {
        throw new AssertionError(new String(line, StandardCharsets.UTF_8), e);
      }
    }
  }
}
