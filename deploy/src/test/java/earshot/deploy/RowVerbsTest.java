package earshot.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import earshot.assess.sentiment.SentenceEncoder;
import earshot.deploy.config.Configuration;
import earshot.deploy.local.Refusal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The verbs that answer rows with rows, and the one that explains a query. */
class RowVerbsTest {
  @TempDir Path dir;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream troubles = new ByteArrayOutputStream();

  private Pipe pipe(String in) {
    return new Pipe(new ByteArrayInputStream(in.getBytes(UTF_8)), out, troubles);
  }

  @Test
  void mainKnowsThem() {
    assertThat(new CommandLine(new Main()).getSubcommands())
        .containsKeys("classify", "group", "match", "check-query", "train", "evaluate");
  }

  @Test
  void classifyAnswersEachGoodRowInOrder() {
    String rows =
        "1\tI love this coffee, wonderful!\nlonely\n2\tقهوه افتضاح بود\n3\t12\tEN\n4\t☃ 12\n";
    assertThat(new CommandLine(new ClassifyVerb(pipe(rows))).execute()).isZero();
    assertThat(out.toString(UTF_8).lines())
        .satisfiesExactly(
            line -> assertThat(line).matches("1\tpositive\t0\\.\\d{3}\ten"),
            line -> assertThat(line).matches("2\tnegative\t0\\.\\d{3}\tfa"),
            line -> assertThat(line).startsWith("3\t").endsWith("\ten"),
            line -> assertThat(line).startsWith("4\t").endsWith("\tunknown"));
    assertThat(troubles.toString(UTF_8)).startsWith("row 2: ").hasLineCount(1);
  }

  @Test
  void classifyRefusesAModelThatIsNone() throws Exception {
    Path model = Files.writeString(dir.resolve("model.bin"), "truncated");
    assertThatThrownBy(() -> Given.sentiment(Optional.of(model)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("model.bin is not a sentiment model");
    assertThat(Main.run("classify", "--model", dir.resolve("none").toString())).isOne();
  }

  @Test
  void anEncoderThatThisBuildDoesNotHaveIsNamed() throws Exception {
    assumeThat(SentenceEncoder.found()).isEmpty();
    assertThatThrownBy(Given::encoder)
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("this build has no encoder; start it with EARSHOT_ENCODER=yes");
    Path texts = Files.writeString(dir.resolve("texts.tsv"), "id\tlang\tkind\tlabel\ttext\n");
    assertThat(Main.run("classify", "--encoder")).isOne();
    assertThat(Main.run("evaluate", "sentiment", texts.toString(), "--encoder")).isOne();
  }

  @Test
  void nothingIsStartedWhereAnEncoderIsWantedAndLacking() throws Exception {
    assumeThat(SentenceEncoder.found()).isEmpty();
    String wanted = "sentiment: {encoder: true}\n";
    Configuration configuration = Configuration.parse("wanted", wanted, Map.of(), Map.of());
    Console console = new Console(new PrintStream(out), new PrintStream(troubles));
    Listen listen = new Listen("127.0.0.1", 0);
    assertThatThrownBy(() -> Stack.start(configuration, dir, listen, console))
        .isInstanceOf(Refusal.class)
        .hasMessageStartingWith("this build has no encoder");
    assertThat(out.size()).isZero();
    assertThat(dir).isEmptyDirectory();

    Path data = dir.resolve("data");
    Path file =
        Files.writeString(
            dir.resolve("earshot.yml"), wanted + "kafka: {bootstrap: \"127.0.0.1:1\"}\n");
    assertThat(Main.run("run", "streams", "--config", file.toString(), "--data", data.toString()))
        .isOne();
    assertThat(data).doesNotExist();
  }

  @Test
  void groupPutsTogetherWhatMeansTheSame() {
    String rows =
        """
        1\tMy parcel arrived two weeks late
        2\tThe waitress was so rude to us
        3\tthe delivery took weeks, far too late
        oops
        4\tour server was very rude and unfriendly
        5\tپیک خیلی دیر رسید\tfa
        """;
    assertThat(new CommandLine(new GroupVerb(pipe(rows))).execute()).isZero();
    List<String> answers = out.toString(UTF_8).lines().toList();
    assertThat(answers)
        .extracting(row -> row.split("\t")[0])
        .containsExactly("1", "2", "3", "4", "5");
    assertThat(group(answers, 1)).isEqualTo(group(answers, 3)).isNotEqualTo(group(answers, 0));
    assertThat(group(answers, 0)).isEqualTo(group(answers, 2));
    assertThat(troubles.toString(UTF_8)).startsWith("row 4: ").hasLineCount(1);
  }

  private static String group(List<String> answers, int row) {
    return answers.get(row).split("\t")[1];
  }

  @Test
  void groupRefusesAModelThatIsNone() throws Exception {
    Path model = Files.writeString(dir.resolve("words.bin"), "truncated");
    assertThatThrownBy(() -> Given.words(Optional.of(model)))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("words.bin is not a group model");
    assertThat(Main.run("group", "--model", dir.resolve("none").toString())).isOne();
  }

  @Test
  void matchAnswersEachMatch() throws Exception {
    Path queries =
        Files.writeString(dir.resolve("queries.tsv"), "q1\tcoffee\nq2\tcoffee AND\nq3\ttea\n");
    String texts = "a\tGreat Coffee\nno tab\nb\twater\nc\ttea or coffee\n";
    assertThat(new CommandLine(new MatchVerb(pipe(texts))).execute("--queries", queries.toString()))
        .isZero();
    assertThat(out.toString(UTF_8)).isEqualTo("a\tq1\nc\tq1\nc\tq3\n");
    assertThat(troubles.toString(UTF_8).lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("queries row 2: query q2: column "),
            line -> assertThat(line).startsWith("texts row 2: "));
  }

  @Test
  void matchNeedsQueries() {
    assertThat(Main.run("match")).isEqualTo(2);
    assertThat(Main.run("match", "--queries", dir.resolve("none").toString())).isOne();
  }

  @Test
  void whoMistypesReadsWhyAndNotAllOfTheHelp() {
    CommandLine line = Main.line().setErr(new PrintWriter(troubles, true, UTF_8));
    assertThat(line.execute("match", "--querys", "x")).isEqualTo(2);
    assertThat(troubles.toString(UTF_8).lines())
        .hasSizeBetween(2, 3)
        .last()
        .isEqualTo("`earshot match --help` tells how it is used.");
    troubles.reset();
    assertThat(line.execute("serch", "coffee")).isEqualTo(2);
    assertThat(troubles.toString(UTF_8)).contains("serch", "search", "`earshot --help`");
  }

  @Test
  void checkQueryExplainsOrSaysWhere() {
    assertThat(new CommandLine(new CheckQueryVerb(pipe(""))).execute("coffee", "OR", "tea"))
        .isZero();
    assertThat(out.toString(UTF_8))
        .startsWith("query: coffee OR tea\nmeans: ")
        .contains("\ncost: ");
    out.reset();
    assertThat(new CommandLine(new CheckQueryVerb(pipe(""))).execute("(coffee")).isOne();
    assertThat(out.size()).isZero();
    assertThat(troubles.toString(UTF_8)).startsWith("column ");
    assertThat(Main.run("check-query")).isEqualTo(2);
  }

  @Test
  void answersBeforeTheNextRowComes() throws Exception {
    try (PipedOutputStream talker = new PipedOutputStream();
        InputStream in = new PipedInputStream(talker)) {
      talker.write("a\n".getBytes(UTF_8));
      String first =
          new Pipe(in, out, troubles)
              .through(
                  (reader, answers, complaints) -> {
                    answers.write((char) reader.read());
                    reader.read();
                    talker.close();
                    assertThat(out.size()).isZero();
                    assertThat(reader.read()).isNegative();
                    return out.toString(UTF_8);
                  });
      assertThat(first).isEqualTo("a");
    }
  }

  @Test
  void bytesThatAreNoTextStopNothing() {
    byte[] rows = {
      'a', '\t', (byte) 0xC3, (byte) 0x28, (byte) 0xFF, '\n', 'b', '\t', 'o', 'k', '\n'
    };
    Pipe pipe = new Pipe(new ByteArrayInputStream(rows), out, troubles);
    assertThat(new CommandLine(new ClassifyVerb(pipe)).execute()).isZero();
    assertThat(out.toString(UTF_8)).hasLineCount(2);
  }
}
