package earshot.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.assess.group.WordVectors;
import earshot.assess.sentiment.SentimentModel;
import earshot.deploy.local.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Rows that nobody sends by accident end as any other: answered, or named and passed over. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HostileRowsTest {
  /** The first half of a smiley, as a broken program writes it. */
  private static final byte[] HALF = {(byte) 0xED, (byte) 0xA0, (byte) 0xBD};

  private static final Map<String, byte[]> TEXTS =
      Map.ofEntries(
          Map.entry("a-empty", new byte[0]),
          Map.entry("b-blank", " \u00a0\u2003".getBytes(UTF_8)),
          Map.entry("c-smileys", "😀🤬🏳️‍🌈".repeat(50).getBytes(UTF_8)),
          Map.entry("d-mixed", "Привет hello سلام բարեւ 你好 \u202Eolleh".getBytes(UTF_8)),
          Map.entry("e-half", HALF),
          Map.entry("f-control", "\u0000\u0001\u0007\uFFFF".getBytes(UTF_8)),
          Map.entry("g-megabyte", "rude waiter ".repeat(90_000).getBytes(UTF_8)),
          Map.entry("h-one-word", "x".repeat(1 << 20).getBytes(UTF_8)),
          Map.entry("i-marks", "\u0301".repeat(200_000).getBytes(UTF_8)),
          Map.entry("j-stretched", ("so" + "o".repeat(100_000) + " good").getBytes(UTF_8)));

  @TempDir Path dir;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream troubles = new ByteArrayOutputStream();

  private Pipe pipe() throws IOException {
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    for (String id : ids()) {
      rows.write((id + '\t').getBytes(UTF_8));
      rows.write(Objects.requireNonNull(TEXTS.get(id)));
      rows.write('\n');
    }
    return new Pipe(new ByteArrayInputStream(rows.toByteArray()), out, troubles);
  }

  private static List<String> ids() {
    return TEXTS.keySet().stream().sorted().toList();
  }

  private void answersEachRow(Callable<Integer> verb) {
    assertThat(new CommandLine(verb).execute()).isZero();
    assertThat(out.toString(UTF_8).lines().map(row -> row.split("\t")[0]))
        .containsExactlyElementsOf(ids());
    assertThat(troubles.toString(UTF_8)).isEmpty();
  }

  @Test
  void classifyAnswersEach() throws IOException {
    answersEachRow(new ClassifyVerb(pipe()));
    assertThat(out.toString(UTF_8))
        .contains("a-empty\tunknown\t0.000", "e-half\tunknown\t0.000", "g-megabyte\tnegative\t");
  }

  @Test
  void groupAnswersEach() throws IOException {
    answersEachRow(new GroupVerb(pipe()));
  }

  @Test
  void matchAnswersWhatMatches() throws IOException {
    String longest = "waiter " + "OR someword ".repeat(1_600);
    Path queries =
        Files.writeString(
            dir.resolve("queries.tsv"),
            "long\t%s\ndeep\t%s\nsmiley\t😀\n".formatted(longest, "(".repeat(20_000)));
    assertThat(new CommandLine(new MatchVerb(pipe())).execute("--queries", queries.toString()))
        .isZero();
    assertThat(out.toString(UTF_8)).contains("g-megabyte\tlong\n", "c-smileys\tsmiley\n");
    assertThat(troubles.toString(UTF_8)).startsWith("queries row 2: query deep: ").hasLineCount(1);
  }

  @Test
  void modelsThatWereCutOrAreOfAnotherVersionAreRefusedByName() throws IOException {
    byte[] feelings = shipped(SentimentModel.class, "model.bin");
    byte[] words = shipped(WordVectors.class, "words.bin");
    assertThatThrownBy(() -> Given.sentiment(file(cut(feelings))))
        .hasMessageEndingWith("is truncated");
    assertThatThrownBy(() -> Given.words(file(cut(words)))).hasMessageEndingWith("is truncated");
    assertThatThrownBy(() -> Given.sentiment(file(older(feelings))))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("has format version 99");
    assertThatThrownBy(() -> Given.words(file(older(words))))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("has format version 99");
  }

  private static byte[] shipped(Class<?> beside, String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name))) {
      return in.readAllBytes();
    }
  }

  private static byte[] cut(byte[] model) {
    return Arrays.copyOf(model, model.length / 2);
  }

  private static byte[] older(byte[] model) {
    byte[] other = model.clone();
    other[7] = 99;
    return other;
  }

  private Optional<Path> file(byte[] model) throws IOException {
    return Optional.of(Files.write(dir.resolve("given.bin"), model));
  }
}
