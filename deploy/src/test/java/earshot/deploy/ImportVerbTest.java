package earshot.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Mention;
import earshot.query.Change;
import earshot.query.http.Rig;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The verb against the real server over a store in memory. */
class ImportVerbTest {
  @TempDir Path folder;
  private final Rig rig = new Rig().knowing("Acme Coffee");
  private String printed = "";

  @BeforeEach
  void letItFlow() {
    rig.intake.then =
        handed ->
            handed.forEach(
                one ->
                    rig.store.apply(
                        List.of(new Change.Put(one.mention().toDraft().version(1).mention()))));
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("import", "--port", "" + rig.api.port()));
    all.addAll(Arrays.asList(arguments));
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream both = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      System.setOut(both);
      System.setErr(both);
      return Main.run(all.toArray(String[]::new));
    } finally {
      System.setOut(out);
      System.setErr(err);
      printed = bytes.toString(StandardCharsets.UTF_8);
    }
  }

  private int run(Path file, String kind, String... more) {
    List<String> all =
        new ArrayList<>(List.of(file.toString(), "--kind", kind, "--brand", "Acme Coffee"));
    all.addAll(Arrays.asList(more));
    return run(all.toArray(String[]::new));
  }

  private Path file(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void eachRowIsTakenOnceOrRefusedWithItsLine() throws Exception {
    Path reviews =
        file(
            "reviews.csv",
            """
            Review ID;Comment;Stars;Date
            1;"Cold, and
            late";2;09.03.2026
            2;Fine;4,5;09.03.2026
            3;Fine;11;09.03.2026
            4;;;09.03.2026
            2;Fine;4,5;09.03.2026
            5;From tomorrow's tomorrow;3;09.03.2036
            """);

    assertThat(run(reviews, "review")).isZero();
    assertThat(printed)
        .contains(
            "reviews.csv:5: rejected: rating 11.0 is not on the scale from 1.0 to 5.0; say --scale",
            "reviews.csv:6: rejected: nothing was said in words",
            "reviews.csv:8: rejected: publishedAt lies in the future: 2036-03-09T00:00:00Z",
            "accepted   2  (lines 2, 4)",
            "changed    0",
            "duplicate  1  (lines 7)",
            "rejected   3  (lines 5-6, 8)");
    assertThat(rig.intake.handed).hasSize(2);

    assertThat(run(reviews, "review")).isZero();
    assertThat(printed).contains("accepted   0\n", "duplicate  3  (lines 2, 4, 7)");
    assertThat(rig.intake.handed).hasSize(2);
  }

  @Test
  void aLongFileGoesInPortions() throws Exception {
    StringBuilder rows = new StringBuilder("text,author\n");
    for (int i = 0; i < 1_203; i++) {
      rows.append("the same words,A\n");
    }
    Path file = file("long.csv", rows.toString());

    assertThat(run(file, "chat")).isZero();
    assertThat(printed).contains("accepted   1203  (lines 2-1204)");
    assertThat(rig.intake.handed).hasSize(1_203);
    assertThat(run(file, "chat")).isZero();
    assertThat(printed).contains("duplicate  1203");
  }

  @Test
  void aTalkBecomesItsAnswers() throws Exception {
    Path talk =
        file("group.txt", "Moderator: How is the bread?\nAnna: Fresh\nMax: And why?\nBo: Dear\n");

    assertThat(run(talk, "focus-group", "--asker", "Max")).isZero();
    assertThat(printed).contains("accepted   2", "questions  2, kept as titles");
    assertThat(rig.intake.handed)
        .extracting(one -> one.mention().title().orElse(""))
        .containsExactly("How is the bread?", "And why?");
  }

  @Test
  void whatTheBrandItselfWroteInAChatIsNoMention() throws Exception {
    Path chat =
        file("chat.txt", "Ani: My cup leaks\nSupport: We are sorry\nShop: A new one?\nAni: Yes\n");

    assertThat(run(chat, "chat", "--asker", "Shop")).isZero();
    assertThat(rig.intake.handed)
        .extracting(one -> one.mention().text().orElse("") + "|" + one.mention().title().orElse(""))
        .containsExactly("My cup leaks|", "Yes|A new one?");
  }

  @Test
  void aChangedRowIsToldAsSuch() throws Exception {
    run(file("a.jsonl", "{\"id\":\"1\",\"text\":\"fine\"}"), "email");
    assertThat(run(file("b.jsonl", "{\"id\":\"1\",\"text\":\"awful\"}"), "email")).isZero();

    assertThat(printed).contains("accepted   0", "changed    1  (lines 1)", "--account");
    assertThat(rig.intake.handed)
        .extracting(one -> one.mention().id())
        .containsOnly(firstMention().id());
  }

  private Mention firstMention() {
    return rig.intake.handed.getFirst().mention();
  }

  @Test
  void whereNothingCouldBeUsedTheStatusSaysSo() throws Exception {
    assertThat(run(file("a.csv", "text,stars\nx,11\n"), "review")).isEqualTo(1);
  }

  @Test
  void wrongUsageIsToldWithTheFix() throws Exception {
    Path file = file("a.csv", "a,b\n1,2\n");

    assertThat(run(file, "gossip")).isEqualTo(2);
    assertThat(printed).contains("--kind must be one of review, survey,");
    assertThat(run(file, "review")).isEqualTo(2);
    assertThat(printed).contains("no column holds what was said; say --map COLUMN=text");
    assertThat(run(file, "review", "--map", "a")).isEqualTo(2);
    assertThat(printed).contains("--map is written COLUMN=FIELD: a");
    assertThat(run(file, "review", "--zone", "Mars")).isEqualTo(2);
    assertThat(run(file, "review", "--charset", "nope")).isEqualTo(2);
    assertThat(printed).contains("no such charset: nope");
    assertThat(run(folder.resolve("none.csv"), "review")).isEqualTo(2);
    assertThat(printed).contains("there is no such file");
  }

  @Test
  void whatTheServerRefusesIsTold() throws Exception {
    Path file = file("a.csv", "text\nx\n");

    assertThat(run(file.toString(), "--kind", "review", "--brand", "Nobody")).isEqualTo(1);
    assertThat(printed).contains("there is no brand \"Nobody\"");
    rig.intake.broken = true;
    assertThat(run(file, "review")).isEqualTo(1);
    assertThat(printed).contains("Kafka did not take it");
  }

  @Test
  void severalColumnsAreMappedAtOnceOrOneByOne() throws Exception {
    Path file = file("a.csv", "Q1 = a?,Q2,Who\nfine,dear,Ani\n");
    String[] common = {"--kind", "survey", "--brand", "Acme Coffee"};
    List<String> once = List.of("--map", "Q1 = a?=text", "q2=text", "Who=author", file.toString());
    List<String> each =
        List.of("--map", "Q1 = a?=text", "--map=Q2=text", file.toString(), "--map", "Who=author");
    for (List<String> written : List.of(once, each)) {
      List<String> all = new ArrayList<>(List.of(common));
      all.addAll(written);
      assertThat(run(all.toArray(String[]::new))).as(printed).isZero();
    }

    assertThat(rig.intake.handed)
        .extracting(one -> one.mention().words() + "|" + one.mention().author().isPresent())
        .containsExactly("Q1 = a?\nfine|true", "Q2\ndear|true");
    assertThat(run("--kind", "survey", "--brand", "Acme Coffee", file.toString(), "--map"))
        .isEqualTo(2);
  }

  @Test
  void helpNamesTheKinds() {
    assertThat(new CommandLine(new ImportVerb()).getUsageMessage().replaceAll("\\s+", " "))
        .contains("review, survey, interview, focus-group, chat or email", "--map");
  }
}
