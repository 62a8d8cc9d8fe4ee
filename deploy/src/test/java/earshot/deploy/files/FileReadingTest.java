package earshot.deploy.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileReadingTest {
  private static final Choices REVIEWS = choices(false, false, Set.of(), Map.of());
  private static final Choices SURVEY = choices(false, true, Set.of(), Map.of());
  private static final Choices TALK = choices(true, false, Set.of("interviewer"), Map.of());

  @TempDir Path folder;
  private long questions;
  private String told = "";

  private static Choices choices(
      boolean turns, boolean answers, Set<String> askers, Map<String, String> columns) {
    return new Choices(
        turns,
        answers,
        askers,
        columns,
        Optional.empty(),
        ZoneOffset.UTC,
        Optional.empty(),
        Optional.empty());
  }

  private List<Said> read(String name, String text, Choices choices) {
    return read(name, text.getBytes(StandardCharsets.UTF_8), choices);
  }

  private List<Said> read(String name, byte[] bytes, Choices choices) {
    try {
      Path file = Files.write(folder.resolve(name), bytes);
      List<Said> all = new ArrayList<>();
      try (FileReading reading = FileReading.open(file, choices)) {
        told = reading.told();
        reading.forEachRemaining(all::add);
        questions = reading.questions();
      }
      return all;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Each thing said in short: its line, then the fault or these fields. */
  private static List<String> lines(List<Said> all, String... fields) {
    return all.stream().map(said -> said.line() + " " + brief(said, fields)).toList();
  }

  private static String brief(Said said, String... fields) {
    List<String> values = new ArrayList<>();
    said.fault().ifPresent(values::add);
    for (String field : fields) {
      said.row().ifPresent(row -> values.add(row.path(field).asText("-")));
    }
    return String.join("|", values);
  }

  @Test
  void jsonThatIsTooDeepIsRefusedWithItsLine() {
    assertThatThrownBy(() -> read("said.json", "\n" + "{\"a\":".repeat(2_000), REVIEWS))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("line 2");
  }

  @Test
  void anEmptyFileOfJsonIsRefused() {
    assertThatThrownBy(() -> read("said.json", "", REVIEWS))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("no list of objects");
  }

  @Test
  void linesAreCountedThroughQuotedOnesAndBlanks() {
    List<Said> read =
        read(
            "r.csv",
            "id,text,rating\n1,\"cold,\nvery \"\"cold\"\"\",2\n\n2,fine,5\r\n3,\"a\n\nb\",4",
            REVIEWS);

    assertThat(lines(read, "id", "text", "rating"))
        .containsExactly("2 1|cold,\nvery \"cold\"|2.0", "5 2|fine|5.0", "6 3|a\n\nb|4.0");
    assertThat(told).isEqualTo("UTF-8: text from 'text', id from 'id', rating from 'rating'");
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void cellsMayBeSeparatedInSeveralWays(String separator) {
    String table = "Review ID;Comment;Stars\n1;good, but dear|ish;4\n2;ok;3\n".replace(";", "\0");
    String quoted = table.replace("good, but dear|ish", "\"good, but; dear|ish\"");

    assertThat(lines(read("r.csv", quoted.replace("\0", separator), REVIEWS), "id", "text"))
        .containsExactly("2 1|good, but; dear|ish", "3 2|ok");
  }

  @Test
  void excelSaysItsSeparatorItself() {
    assertThat(lines(read("r.csv", "sep=;\nid;text\n=\"007\";x\n", REVIEWS), "id", "text"))
        .containsExactly("3 007|x");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, EFBBBF, UTF-8",
    "UTF-8, '', UTF-8",
    "UTF-16LE, FFFE, UTF-16LE",
    "UTF-16BE, FEFF, UTF-16BE",
    "UTF-16LE, '', UTF-16LE",
    "windows-1251, '', windows-1251",
  })
  void filesAreReadAsTheyAreWritten(String charset, String mark, String name) {
    String table = "id,text\n1,Кофе холодный и персонал очень грубый, больше не придём\n";
    byte[] start = java.util.HexFormat.of().parseHex(mark);
    byte[] text = table.replace(", б", "; б").getBytes(Charset.forName(charset));
    byte[] whole = java.util.Arrays.copyOf(start, start.length + text.length);
    System.arraycopy(text, 0, whole, start.length, text.length);

    assertThat(lines(read("r.csv", whole, REVIEWS), "id", "text"))
        .containsExactly("2 1|Кофе холодный и персонал очень грубый; больше не придём");
    assertThat(told).startsWith(name + ":");
  }

  @Test
  void westernLettersOfWindowsAreKnown() {
    byte[] text =
        "id;text\n1;Le café était très bon – 5 €, merci à toute l’équipe\n"
            .getBytes(Charset.forName("windows-1252"));

    assertThat(lines(read("r.csv", text, REVIEWS), "text"))
        .containsExactly("2 Le café était très bon – 5 €, merci à toute l’équipe");
  }

  @Test
  void raggedRowsAreReadOrRefusedNeverShifted() {
    List<Said> read =
        read("r.csv", "id,text,rating\n1,short\n2,fine,5,,\n3,cold, very,2,x\n4,ok,3\n", REVIEWS);

    assertThat(lines(read, "id", "text"))
        .containsExactly(
            "2 1|short",
            "3 2|fine",
            "4 it has 5 cells, the header 3: a separator in a text needs quotes",
            "5 4|ok");
  }

  @Test
  void aQuoteThatNeverEndsDoesNotLoseTheRowsBefore() {
    List<Said> read = read("r.csv", "id,text\n1,fine\n2,\"never\nends", REVIEWS);

    assertThat(lines(read, "id", "text")).containsExactly("2 1|fine", "3 2|never\nends");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "4 | 4.0 of 1.0-5.0",
        "4,5 | 4.5 of 1.0-5.0",
        "4.5 stars | 4.5 of 1.0-5.0",
        "8/10 | 8.0 of 0.0-10.0",
        "4 out of 5 | 4.0 of 1.0-5.0",
        "3 из 5 | 3.0 of 1.0-5.0",
        "★★★☆☆ | 3.0 of 1.0-5.0",
        "FIVE | 5.0 of 1.0-5.0",
        "۴ | 4.0 of 1.0-5.0",
        "9 | rating 9.0 is not on the scale from 1.0 to 5.0; say --scale",
        "good | 'good' is no rating",
      })
  void ratingsAreReadAsPeopleWriteThem(String written, String read) {
    Said said = read("r.tsv", "text\trating\nx\t" + written + "\n", REVIEWS).getFirst();

    assertThat(
            said.row()
                .map(
                    row ->
                        "%s of %s-%s"
                            .formatted(
                                row.path("rating").asText(),
                                row.path("ratingMin").asText(),
                                row.path("ratingMax").asText()))
                .or(said::fault))
        .contains(read);
  }

  @Test
  void aScaleThatIsToldCounts() {
    Choices toTen =
        new Choices(
            false,
            false,
            Set.of(),
            Map.of(),
            Optional.empty(),
            ZoneOffset.UTC,
            Optional.empty(),
            Optional.of(Scale.of("0-10")));

    assertThat(lines(read("r.csv", "text,score\nx,9\n", toTen), "rating", "ratingMax"))
        .containsExactly("2 9.0|10.0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "2026-03-09T10:15:00Z | 2026-03-09T10:15:00Z",
        "2026-03-09 10:15 | 2026-03-09T06:15:00Z",
        "2026-03-09 10:15:30 +0200 | 2026-03-09T08:15:30Z",
        "2026-03-09 10:15:30 UTC | 2026-03-09T10:15:30Z",
        "2026-03-09 | 2026-03-08T20:00:00Z",
        "09.03.2026 10:15 | 2026-03-09T06:15:00Z",
        "25/03/2026 | 2026-03-24T20:00:00Z",
        "3/25/26, 9:05 PM | 2026-03-25T17:05:00Z",
        "۲۰۲۶/۰۳/۰۹ | 2026-03-08T20:00:00Z",
        "Mar 9, 2026 | 2026-03-08T20:00:00Z",
        "9 March 2026 10:15 | 2026-03-09T06:15:00Z",
        "Mon, 9 Mar 2026 10:15:00 GMT | 2026-03-09T10:15:00Z",
        "1773051300 | 2026-03-09T10:15:00Z",
        "1773051300000 | 2026-03-09T10:15:00Z",
        "31.02.2026 | '31.02.2026' is no date: Invalid date 'FEBRUARY 31'",
        "03/04/2026 | '03/04/2026' can be read in two ways; say --date-order dmy or mdy",
        "soon | 'soon' is no known date",
      })
  void datesAreReadAsFilesWriteThem(String written, String read) {
    Choices yerevan =
        new Choices(
            false,
            false,
            Set.of(),
            Map.of(),
            Optional.empty(),
            ZoneId.of("Asia/Yerevan"),
            Optional.empty(),
            Optional.empty());

    Said said = read("r.tsv", "text\tdate\nx\t" + written + "\n", yerevan).getFirst();

    assertThat(said.row().map(row -> row.path("publishedAt").asText()).or(said::fault))
        .contains(read);
  }

  @Test
  void oneClearDateTellsTheOrderOfTheOthers() {
    List<Said> read = read("r.tsv", "text\tdate\na\t03/04/2026\nb\t25/04/2026\n", REVIEWS);

    assertThat(lines(read, "publishedAt"))
        .containsExactly("2 2026-04-03T00:00:00Z", "3 2026-04-25T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Datum;Sterne;Titel;Kommentar;Name",
        "Date;Étoiles;Titre;Commentaire;Nom",
        "Fecha;Puntuación;Título;Comentario;Nombre",
        "дата;оценка;тема;отзыв;имя",
        "تاریخ;امتیاز;عنوان;نظر;نام",
        "ամսաթիվ;գնահատական;վերնագիր;կարծիք;անուն"
      })
  void usualColumnsAreKnownInSeveralLanguages(String header) {
    List<Said> read =
        read(
            "a.csv",
            header + "\n03.11.2026;4,5;Gut;Sehr gut;Jörg\n14.11.2026;1;x;y;z\n",
            choices(false, false, Set.of(), Map.of()));
    assertThat(lines(read, "publishedAt", "rating", "title", "text", "author").getFirst())
        .isEqualTo("2 2026-11-03T00:00:00Z|4.5|Gut|Sehr gut|Jörg");
  }

  @Test
  void columnsAreWhatAPersonSays() {
    Choices told =
        choices(false, false, Set.of(), Map.of("what HAPPENED", "text", "Text", "ignore"));

    assertThat(lines(read("r.csv", "Text,What happened\na,b\n", told), "text"))
        .containsExactly("2 b");
    assertThatThrownBy(
            () -> read("r.csv", "a,b\n1,2\n", choices(false, false, Set.of(), Map.of("c", "text"))))
        .isInstanceOf(Unusable.class)
        .hasMessage("there is no column 'c'; the columns are: a, b");
    assertThatThrownBy(
            () -> read("r.csv", "a,b\n1,2\n", choices(false, false, Set.of(), Map.of("a", "txt"))))
        .hasMessageStartingWith("there is no field 'txt'; known are: id, text,");
    assertThatThrownBy(() -> read("r.csv", "a,b\n1,2\n", REVIEWS))
        .hasMessage("no column holds what was said; say --map COLUMN=text (columns: a, b)");
  }

  @Test
  void eachAnswerOfASurveyIsSaidWithItsQuestion() {
    List<Said> read =
        read(
            "s.csv",
            """
            Response ID,Score,Recommend?,What was best?,What was worst?,Company
            R1,9/10,yes,the fresh bread,"the queue, always",Big Oven Ltd
            R2,3/10,no,,the cold coffee here,Big Oven Ltd
            R3,5/10,no,,,Big Oven Ltd
            """,
            SURVEY);

    assertThat(lines(read, "id", "title", "text", "rating", "thread"))
        .containsExactly(
            "2 R1#What was best?|What was best?|the fresh bread|9.0|R1",
            "2 R1#What was worst?|What was worst?|the queue, always|-|R1",
            "3 R2#What was worst?|What was worst?|the cold coffee here|3.0|R2",
            "4 nothing was said in words");
    assertThat(told).endsWith("not read: Recommend?, Company");
  }

  @Test
  void equalRowsWithoutAnIdAreCountedAlikeInEachFile() {
    String table = "text,author,date\nok,A,2026-03-09\nok,B,2026-03-09\nok,A,2026-03-09\n";

    List<Said> first = read("one.csv", table, REVIEWS);
    assertThat(lines(first, "author", "ordinal")).containsExactly("2 A|1", "3 B|1", "4 A|2");
    assertThat(read("other name.csv", table, REVIEWS)).isEqualTo(first);
  }

  @Test
  void turnsOfATalkAreSaidAndQuestionsAreTitles() {
    List<Said> read =
        read(
            "talk.txt",
            """
            Recorded in March

            Interviewer: What do you think of the bread?
            [00:01:05] Anna: Always fresh,
            and: the crust is good.

            Bob: Too dear.
            INTERVIEWER: And the coffee?
            Անի: Սառն է։
            """,
            TALK);

    assertThat(lines(read, "author", "title", "text"))
        .containsExactly(
            "1 nobody is named before it",
            "4 Anna|What do you think of the bread?|Always fresh,\nand: the crust is good.",
            "7 Bob|What do you think of the bread?|Too dear.",
            "9 Անի|And the coffee?|Սառն է։");
    assertThat(questions).isEqualTo(2);
    String thread = read.get(1).row().orElseThrow().path("thread").asText();
    assertThat(read.get(3).row().orElseThrow().path("thread").asText()).isEqualTo(thread);
  }

  @Test
  void twoTalksAreToldApartByHowTheyBegin() {
    String one = "Anna: Hello\nBob: Fine\n";
    List<Said> first = read("a.txt", one, TALK);

    assertThat(read("b.txt", one, TALK)).as("under another name").isEqualTo(first);
    assertThat(lines(read("a.txt", "Carl: Hi\n" + one, TALK), "thread"))
        .doesNotContainAnyElementsOf(lines(first, "thread"));
  }

  @Test
  void exportsOfChatsAreTurnsWithTimes() {
    List<Said> read =
        read(
            "chat.txt",
            "[25/03/2026, 10:15:01] \u200eMessages are encrypted\n"
                + "\u200e[25/03/2026, 10:16:00] Ani: Is it open?\nToday, I mean.\n"
                + "26/03/2026, 9:05 PM - Shop: Yes: until ten\n",
            choices(true, false, Set.of(), Map.of()));

    assertThat(lines(read, "author", "text", "publishedAt"))
        .containsExactly(
            "1 nobody is named before it",
            "2 Ani|Is it open?\nToday, I mean.|2026-03-25T10:16:00Z",
            "4 Shop|Yes: until ten|2026-03-26T21:05:00Z");
  }

  @Test
  void jsonIsAListALineEachOrAListInAnObject() {
    String one = "{\"reviewId\":\"1\",\"author\":{\"name\":\"Ani\"},\"text\":\"fine\",\"stars\":4}";
    String two = "{\"reviewId\":\"2\",\"text\":\"cold\"}";
    Choices named = choices(false, false, Set.of(), Map.of("author.name", "author"));

    List<String> due = List.of("1 1|Ani|fine|4.0", "2 2|-|cold|-");
    String[] fields = {"id", "author", "text", "rating"};
    assertThat(lines(read("r.json", "[" + one + ",\n" + two + "]", named), fields)).isEqualTo(due);
    assertThat(lines(read("r.jsonl", one + "\n" + two + "\n", named), fields)).isEqualTo(due);
    assertThat(
            lines(
                read("r.json", "{\"v\":1,\n\"reviews\":[" + one + "," + two + "]}", named), fields))
        .isEqualTo(due);
    assertThat(lines(read("r.json", "{\"reviews\":[" + one + "," + two + "]}", named), fields))
        .isEqualTo(due);
  }

  @Test
  void aChatMayStoreATextInPieces() {
    String chat =
        "{\"name\":\"Shop\",\n\"messages\":[{\"id\":1,\"from\":\"Ani\",\"date\":\"2026-03-09T10:15:00\","
            + "\"text\":[\"see \",{\"type\":\"link\",\"text\":\"acme.example\"},\"!\"]}]}";

    assertThat(
            lines(
                read("result.json", chat, choices(true, false, Set.of(), Map.of())),
                "author",
                "text"))
        .containsExactly("1 Ani|see acme.example!");
  }

  @Test
  void brokenJsonIsToldAndTheRestIsReadWhereThatIsPossible() {
    assertThat(
            lines(
                read("r.jsonl", "{\"text\":\"a\"}\n\n{oops\n[1]\n{\"text\":\"b\"}", REVIEWS),
                "text"))
        .satisfiesExactly(
            a -> assertThat(a).isEqualTo("1 a"),
            bad -> assertThat(bad).startsWith("3 not JSON: "),
            list -> assertThat(list).isEqualTo("4 it is no JSON object"),
            b -> assertThat(b).isEqualTo("5 b"));
    assertThat(lines(read("r.json", "[{\"text\":\"a\"},\n{\"text\":", REVIEWS), "text"))
        .satisfiesExactly(
            a -> assertThat(a).isEqualTo("1 a"),
            bad -> assertThat(bad).startsWith("2 not JSON, and nothing behind it can be read"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "m.mbox | From x | mailboxes (.mbox) are not read; export the mails as CSV or JSON",
        "r.csv  | PK    | .*is a spreadsheet or an archive; save it as CSV in UTF-8 first",
        "r.json | {1 | not JSON, line 1: .*",
        "r.json | {}    | no column holds what was said; say --map COLUMN=text .*",
        "r.csv  | ,,    | the file holds no rows",
      })
  void whatCantBeReadAtAllIsRefused(String name, String text, String why) {
    assertThatThrownBy(() -> read(name, text, REVIEWS))
        .isInstanceOf(Unusable.class)
        .message()
        .matches(m -> m.equals(why) || m.matches(why));
  }

  @Test
  void manyLinesAreToldInShort() {
    Lines lines = new Lines();
    for (long line : new long[] {2, 3, 3, 4, 7, 9, 10}) {
      lines.add(line);
    }

    assertThat(lines).hasToString("2-4, 7, 9-10");
    for (long line = 100; line < 400; line += 2) {
      lines.add(line);
    }
    assertThat(lines.toString()).endsWith(" and more");
  }
}
