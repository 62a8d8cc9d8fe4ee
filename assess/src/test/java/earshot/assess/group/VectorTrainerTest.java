package earshot.assess.group;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Learns from an invented folder whose teacher knows four topics. */
class VectorTrainerTest {
  private static final String[][] TOPICS = {
    {"refund", "money", "paid", "bank"},
    {"soup", "bread", "tasty", "cook"},
    {"bus", "late", "driver", "station"},
    {"screen", "crash", "update", "phone"}
  };

  @TempDir Path folder;
  private final List<String> texts = new ArrayList<>();
  private final List<float[]> textVectors = new ArrayList<>();

  @BeforeEach
  void invent() throws IOException {
    Random random = new Random(1);
    StringBuilder rows = new StringBuilder("id\tlang\tgroup\ttext\n");
    for (int i = 0; i < 200; i++) {
      int topic = i % TOPICS.length;
      String text = "the %s and %s".formatted(word(random, topic), word(random, topic));
      String id = "shop_en-" + i;
      rows.append("%s\ten\ttopic%d\t%s\n".formatted(id, topic, text));
      rows.append("shop_de-%d\tde\ttopic%d\tdas %s\n".formatted(i, topic, foreign(random, topic)));
      texts.add(id);
      textVectors.add(seen(topic, random));
    }
    write("shop", "train", rows);
    write("shop", "dev", rows);
    teach("texts", texts, textVectors);
    List<String> words = new ArrayList<>();
    List<float[]> wordVectors = new ArrayList<>();
    for (int topic = 0; topic < TOPICS.length; topic++) {
      for (String word : TOPICS[topic]) {
        words.add(word);
        wordVectors.add(seen(topic, random));
      }
    }
    teach("words", words, wordVectors);
  }

  private static String word(Random random, int topic) {
    return TOPICS[topic][random.nextInt(4)];
  }

  private static String foreign(Random random, int topic) {
    return word(random, topic).toUpperCase(Locale.ROOT) + "ung";
  }

  private static float[] seen(int topic, Random random) {
    float[] vector = new float[12];
    vector[topic] = 0.9f;
    vector[4 + random.nextInt(8)] = 0.4f;
    return vector;
  }

  private void write(String set, String split, CharSequence rows) throws IOException {
    Path file = Files.createDirectories(folder.resolve(set)).resolve(split + ".tsv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(rows.toString().getBytes(UTF_8));
    }
  }

  private void teach(String what, List<String> names, List<float[]> vectors) throws IOException {
    Path teacher = Files.createDirectories(folder.resolve("teacher"));
    Files.write(teacher.resolve(what + ".txt"), names);
    ByteBuffer cells =
        ByteBuffer.allocate(vectors.size() * vectors.get(0).length * Float.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN);
    vectors.forEach(
        vector -> {
          for (float cell : vector) {
            cells.putFloat(cell);
          }
        });
    Files.write(teacher.resolve(what + ".f32"), cells.array());
  }

  private WordVectors train() throws IOException {
    VectorTrainer.train(folder, folder.resolve("a.bin"), new StringBuilder());
    return WordVectors.load(folder.resolve("a.bin"));
  }

  @Test
  void sameFolderGivesSameBytes() throws IOException {
    VectorTrainer.train(folder, folder.resolve("a.bin"), new StringBuilder());
    VectorTrainer.train(folder, folder.resolve("b.bin"), new StringBuilder());
    assertThat(folder.resolve("a.bin")).hasSameBinaryContentAs(folder.resolve("b.bin"));
  }

  @Test
  void wordsOfOneTopicPointAlike() throws IOException {
    WordVectors words = train();
    float same = Vectors.dot(words.meaning("my refund please"), words.meaning("the bank"));
    float other = Vectors.dot(words.meaning("my refund please"), words.meaning("the driver"));
    assertThat(same).isGreaterThan(other + 0.3f);
  }

  @Test
  void wordsOfAnotherLanguagePointWhereTheSameGroupDoes() throws IOException {
    write("other", "train", "id\tlang\tgroup\ttext\n" + "o-1\tde\t\tdas\n".repeat(5_000));
    WordVectors words = train();
    float same = Vectors.dot(words.meaning("the refund"), words.meaning("bankung"));
    float other = Vectors.dot(words.meaning("the refund"), words.meaning("driverung"));
    assertThat(same).isGreaterThan(other + 0.2f);
  }

  @Test
  void measuresWhatItLearned() throws IOException {
    StringBuilder table = new StringBuilder();
    GroupEvaluation.evaluate(train(), folder, table);
    assertThat(table.toString().lines().map(line -> line.split(" ")[0]))
        .containsExactly("set", "shop", "shop:de", "shop:en");
    assertThatIOException()
        .isThrownBy(
            () ->
                GroupEvaluation.evaluate(WordVectors.untaught(), folder.resolve("teacher"), table))
        .withMessageContaining("holds no texts with groups");
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    Files.delete(folder.resolve("teacher/words.txt"));
    assertThatIOException()
        .isThrownBy(this::train)
        .withMessageContaining("words.txt is missing")
        .withMessageContaining("GROUP_CARD.md");
    write("shop", "train", "id\tlang\ttext\n");
    teach("words", texts, textVectors);
    assertThatIOException()
        .isThrownBy(this::train)
        .withMessageContaining("must name id, lang, group");
  }
}
