package earshot.assess.sentiment;

import earshot.assess.text.Rows;
import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * {@code classify}: rows {@code id⇥text[⇥language]} in, rows {@code id⇥label⇥confidence⇥language}
 * out, one by one. The TSV is raw: no quoting, no escapes, a row ends at a line feed. A bad row is
 * named on the errors and the rest goes on.
 */
public final class SentimentLines {
  private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{2,3}([-_][a-zA-Z0-9]+)*");

  private final SentimentModel model;
  private final Function<String, String> languageOf;
  private final Appendable out;
  private final Appendable errors;

  /**
   * Makes a classifier that writes to the two appendables.
   *
   * @param languageOf tells the ISO 639-1 code of a text that comes without one, anything else
   *     where it can't tell
   */
  public SentimentLines(
      SentimentModel model,
      Function<String, String> languageOf,
      Appendable out,
      Appendable errors) {
    this.model = model;
    this.languageOf = languageOf;
    this.out = out;
    this.errors = errors;
  }

  /** Reads to the end; answers how many rows were bad. */
  public int classify(Reader in) throws IOException {
    int[] bad = new int[1];
    new Rows(in).each((number, row) -> bad[0] += row(row, number) ? 0 : 1);
    return bad[0];
  }

  private boolean row(String row, long number) throws IOException {
    String[] cells = row.split("\t", -1);
    String fault = fault(cells);
    if (!fault.isEmpty()) {
      errors.append("row " + number + ": " + fault + "\n");
      return false;
    }
    String language =
        cells.length > 2 && !cells[2].isEmpty() ? code(cells[2]) : languageOf.apply(cells[1]);
    SentimentScore score =
        model.classify(
            cells[1], Optional.of(language).filter(code -> LANGUAGE.matcher(code).matches()));
    out.append(
        String.format(
            Locale.ROOT,
            "%s\t%s\t%.3f\t%s\n",
            cells[0],
            score.label().word(),
            score.confidence(),
            language));
    return true;
  }

  private static String fault(String[] cells) {
    if (cells.length < 2 || cells.length > 3) {
      return "expected id, text and perhaps language, found "
          + cells.length
          + (cells.length == 1 ? " column" : " columns");
    }
    if (cells[0].isEmpty()) {
      return "the id is empty";
    }
    if (cells.length == 3 && !cells[2].isEmpty() && !LANGUAGE.matcher(cells[2]).matches()) {
      return "the third column is no language code: "
          + cells[2].substring(0, Math.min(20, cells[2].length()));
    }
    return "";
  }

  /** The language alone: {@code pt-BR} is read as {@code pt}. */
  private static String code(String tag) {
    return tag.toLowerCase(Locale.ROOT).split("[-_]")[0];
  }
}
