package earshot.assess.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import earshot.mention.Label;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is learnt from an encoder, which is invented: the first letter of a word is what it feels.
 */
class EncoderTrainerTest {
  private static final String GOOD = "the box was yellow when we came";
  private static final String BAD = "the box was xanthic when we came";

  private static SentimentModel words;

  @TempDir Path folder;

  private static final class Invented implements SentenceEncoder {
    private int asked;

    @Override
    public String name() {
      return "invented";
    }

    @Override
    public Map<String, Integer> pieces() {
      return Map.of("[CLS]", 0, "[SEP]", 1, "[UNK]", 2, "yellow", 3, "xanthic", 4);
    }

    @Override
    public int width() {
      return 2;
    }

    @Override
    public float[] states(int[] pieces) {
      asked++;
      float[] states = new float[2 * pieces.length];
      for (int i = 0; i < pieces.length; i++) {
        states[2 * i] = pieces[i] == 3 ? 9 : 0;
        states[2 * i + 1] = pieces[i] == 4 ? 9 : 0;
      }
      return states;
    }

    @Override
    public void close() {}
  }

  @BeforeAll
  static void load() throws IOException {
    words = SentimentModel.shipped();
  }

  @BeforeEach
  void inventTexts() throws IOException {
    StringBuilder rows = new StringBuilder("id\tlang\tkind\tlabel\ttext\n");
    for (int i = 0; i < 4_000; i++) {
      String name = name(i);
      rows.append("a%d\ten\treview\tpos\tthe box of %s was yellow\n".formatted(i, name));
      rows.append("b%d\ten\treview\tneg\tthe box of %s was xanthic\n".formatted(i, name));
      rows.append("c%d\ten\treview\tneu\tthe box of %s was a box\n".formatted(i, name));
      rows.append("d%d\tfr\treview\tneg\tthe box of %s was yellow\n".formatted(i, name));
    }
    Files.createDirectories(folder.resolve("boxes_en"));
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("boxes_en/train.tsv.gz")))) {
      out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Texts that differ in a number only are one text. */
  private static String name(int number) {
    return Integer.toString(number, 24)
        .chars()
        .mapToObj(c -> "k" + (char) (c < 'a' ? c + 58 : c))
        .collect(Collectors.joining("o"));
  }

  private Path train(Invented encoder, String name, Optional<Path> kept) throws IOException {
    Path file = folder.resolve(name);
    EncoderTrainer.train(folder, encoder, words, kept, file, new StringBuilder());
    return file;
  }

  @Test
  void itHearsWhatWordsLeaveUndecided() throws IOException {
    Invented encoder = new Invented();
    Path head = train(encoder, "a.bin", Optional.empty());

    SentimentModel both = words.with(encoder, head);
    assertThat(words.classify(GOOD, Optional.of("en")).label()).isNotEqualTo(Label.POSITIVE);
    assertThat(both.classify(GOOD, Optional.of("en")).label()).isEqualTo(Label.POSITIVE);
    assertThat(both.classify(BAD, Optional.of("en")).label()).isEqualTo(Label.NEGATIVE);
    assertThat(both.classify("the box was on the table", Optional.of("en")).label())
        .isEqualTo(Label.NEUTRAL);
  }

  @Test
  void sameFolderGivesSameBytesAndKeptVectorsAreNotMadeAgain() throws IOException {
    Path vectors = folder.resolve("vectors");
    Path first = train(new Invented(), "a.bin", Optional.of(vectors));
    Invented unasked = new Invented();
    Path second = train(unasked, "b.bin", Optional.of(vectors));

    assertThat(second).hasSameBinaryContentAs(first);
    assertThat(second).hasSameBinaryContentAs(train(new Invented(), "c.bin", Optional.empty()));
    assertThat(unasked.asked).isZero();
  }

  @Test
  void vectorsOfOtherTextsAreRefused() throws IOException {
    Path vectors = Files.writeString(folder.resolve("vectors"), "of something else");
    assertThatIOException()
        .isThrownBy(() -> train(new Invented(), "a.bin", Optional.of(vectors)))
        .withMessageContaining("does not hold the vectors of these texts");
  }

  @Test
  void aFolderWithoutEnglishTextsIsRefused() throws IOException {
    Files.delete(folder.resolve("boxes_en/train.tsv.gz"));
    assertThatIOException()
        .isThrownBy(() -> train(new Invented(), "a.bin", Optional.empty()))
        .withMessageContaining("too few labelled English texts");
  }
}
