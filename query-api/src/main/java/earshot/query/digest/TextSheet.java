package earshot.query.digest;

import earshot.query.digest.Sheet.Figure;
import earshot.query.digest.Sheet.Line;
import earshot.query.digest.Sheet.Remark;
import earshot.query.digest.Sheet.Section;

/** A review check as plain text. */
final class TextSheet {
  private TextSheet() {}

  static String of(Sheet sheet) {
    StringBuilder text = new StringBuilder();
    text.append(sheet.title()).append('\n').append(sheet.span()).append('\n');
    sheet.notes().forEach(note -> text.append(note).append('\n'));
    text.append(sheet.open()).append(": ").append(sheet.link()).append('\n');
    sheet.sections().forEach(section -> section(section, text));
    return text.toString();
  }

  private static void section(Section section, StringBuilder text) {
    text.append("\n== ").append(section.title()).append(" ==\n");
    section.lines().forEach(line -> line(line, text));
  }

  private static void line(Line line, StringBuilder text) {
    switch (line) {
      case Figure figure -> {
        text.append(figure.label()).append(": ").append(figure.value());
        text.append(figure.note().isBlank() ? "" : " — " + figure.note().strip()).append('\n');
      }
      case Sheet.Said said -> {
        text.append("  “").append(said.text()).append("”\n  — ").append(said.by()).append('\n');
        said.links()
            .forEach(
                link ->
                    text.append("  ")
                        .append(link.text())
                        .append(": ")
                        .append(link.to())
                        .append('\n'));
      }
      case Remark remark -> {
        text.append(remark.text());
        remark.link().ifPresent(link -> text.append(": ").append(link.to()));
        text.append('\n');
      }
    }
  }
}
