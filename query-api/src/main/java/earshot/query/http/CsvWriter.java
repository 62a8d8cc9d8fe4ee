package earshot.query.http;

import earshot.mention.Author;
import earshot.mention.Mention;
import earshot.mention.Rating;
import earshot.mention.Reply;
import earshot.mention.Sentiment;
import earshot.query.Ranking;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes mentions as CSV (<a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>) with a
 * header, one row each.
 *
 * <p>What people wrote never becomes a formula in a spreadsheet: a text that begins like one gets
 * an apostrophe before it (<a
 * href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP</a>).
 */
final class CsvWriter {
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private final Map<String, Function<Mention, Optional<?>>> columns = new LinkedHashMap<>();

  CsvWriter(Ranking ranking) {
    said();
    concluded(ranking);
    columns.put("publishedAt", Mention::publishedAt);
    columns.put("editedAt", Mention::editedAt);
    columns.put("collectedAt", m -> Optional.of(m.collectedAt()));
    columns.put("status", m -> Optional.of(m.state()));
    columns.put("assignee", Mention::assignee);
    columns.put("reply", m -> m.reply().map(Reply::text));
    columns.put("thread", Mention::thread);
    columns.put("place", Mention::place);
  }

  private void said() {
    columns.put("id", m -> Optional.of(m.id().value()));
    columns.put("source", m -> Optional.of(m.source()));
    columns.put("kind", m -> Optional.of(m.kind().word()));
    columns.put("brands", m -> Optional.of(String.join("; ", m.brands())));
    columns.put("author", m -> m.author().flatMap(Author::name));
    columns.put("handle", m -> m.author().flatMap(Author::handle));
    columns.put("followers", m -> m.author().flatMap(Author::followers));
    columns.put("title", Mention::title);
    columns.put("text", Mention::text);
    columns.put("url", Mention::url);
    columns.put("rating", m -> m.rating().map(Rating::value));
    columns.put("ratingMin", m -> m.rating().map(Rating::min));
    columns.put("ratingMax", m -> m.rating().map(Rating::max));
  }

  private void concluded(Ranking ranking) {
    columns.put("language", Mention::language);
    columns.put("sentiment", m -> m.sentiment().map(s -> s.label().word()));
    columns.put("confidence", m -> m.sentiment().map(Sentiment::confidence));
    columns.put("queue", m -> m.priority().map(p -> p.queue().word()));
    columns.put("priority", m -> m.priority().map(p -> rounded(ranking.explain(m).score())));
  }

  private static double rounded(double score) {
    return Math.round(score * 100) / 100.0;
  }

  void write(Iterator<Mention> mentions, OutputStream out) throws IOException {
    Writer csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    csv.write(String.join(",", columns.keySet()));
    csv.write("\r\n");
    while (mentions.hasNext()) {
      row(mentions.next(), csv);
    }
    csv.flush();
  }

  private void row(Mention mention, Writer csv) throws IOException {
    String comma = "";
    for (Function<Mention, Optional<?>> column : columns.values()) {
      csv.write(comma);
      csv.write(column.apply(mention).map(CsvWriter::cell).orElse(""));
      comma = ",";
    }
    csv.write("\r\n");
  }

  static String cell(Object value) {
    if (value instanceof Double number) {
      return number == Math.rint(number) ? String.valueOf(number.longValue()) : number.toString();
    }
    return value instanceof String text ? quoted(harmless(text)) : value.toString();
  }

  private static String harmless(String text) {
    boolean formula = !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    return formula ? "'" + text : text;
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
