package earshot.query.digest;

import earshot.query.Written;
import earshot.query.digest.Sheet.Figure;
import earshot.query.digest.Sheet.Line;
import earshot.query.digest.Sheet.Link;
import earshot.query.digest.Sheet.Remark;
import earshot.query.digest.Sheet.Section;
import earshot.query.digest.Sheet.Tone;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A review check as HTML that any mail program shows: tables, styles inline, bars of table cells,
 * nothing from elsewhere.
 */
final class HtmlSheet {
  private static final String FONT =
      "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',Tahoma,sans-serif;";
  private static final String LINK = "color:#1d4ed8;";

  /** Printers leave backgrounds out unless told that they are the picture. */
  private static final String PRINTED =
      "-webkit-print-color-adjust:exact;print-color-adjust:exact;";

  private static final String QUIET = "color:#52606d;font-size:13px;";

  private HtmlSheet() {}

  /** A document of its own. */
  static String document(Sheet sheet, Locale language) {
    return """
        <!doctype html>
        <html lang="%s" dir="%s">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%s</title>
        </head>
        <body style="margin:0;background:#f1f4f8;">
        %s</body>
        </html>
        """
        .formatted(
            tag(language), direction(language), escaped(sheet.title()), piece(sheet, language));
  }

  /** The same as a piece of another page. */
  static String piece(Sheet sheet, Locale language) {
    StringBuilder html = new StringBuilder();
    html.append(
        """
        <div lang="%s" dir="%s" style="max-width:680px;margin:0 auto;padding:20px;background:#ffffff;color:#1f2933;font-size:15px;line-height:1.5;%s">
        <h1 style="margin:0;font-size:23px;line-height:1.3;">%s</h1>
        <p style="margin:4px 0 0;">%s</p>
        """
            .formatted(
                tag(language),
                direction(language),
                FONT,
                escaped(sheet.title()),
                escaped(sheet.span())));
    sheet.notes().forEach(note -> html.append(paragraph(QUIET, escaped(note))));
    html.append(paragraph("", link(new Link(sheet.open(), sheet.link()))));
    sheet.sections().forEach(section -> section(section, html));
    return html.append("</div>\n").toString();
  }

  private static void section(Section section, StringBuilder html) {
    html.append(
            "<h2 style=\"margin:26px 0 6px;padding-bottom:4px;border-bottom:2px solid #e4e9f0;font-size:17px;\">")
        .append(escaped(section.title()))
        .append("</h2>\n");
    section.lines().forEach(line -> line(line, html));
  }

  private static void line(Line line, StringBuilder html) {
    switch (line) {
      case Figure figure -> figure(figure, html);
      case Sheet.Said said -> said(said, html);
      case Remark remark ->
          html.append(
              paragraph(
                  "", escaped(remark.text()) + remark.link().map(l -> " " + link(l)).orElse("")));
    }
  }

  private static void figure(Figure figure, StringBuilder html) {
    String label = "<bdi>" + escaped(figure.label()) + "</bdi>";
    html.append(
        """
        <table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%%" style="border-collapse:collapse;margin:8px 0 0;font-size:15px;"><tr>
        <td style="padding:0;">%s</td>
        <td style="padding:0;padding-inline-start:12px;text-align:end;white-space:nowrap;font-weight:600;color:%s;">%s</td>
        </tr></table>
        """
            .formatted(
                figure.link().map(to -> link(label, to.toString())).orElse(label),
                ink(figure.tone()),
                escaped(figure.value())));
    figure.bar().ifPresent(share -> bar(share, figure.tone(), html));
    if (!figure.note().isBlank()) {
      html.append("<div style=\"%s\">%s</div>\n".formatted(QUIET, escaped(figure.note().strip())));
    }
  }

  private static void bar(double share, Tone tone, StringBuilder html) {
    long width = Math.round(share * 100);
    html.append(
        "<table role=\"presentation\" aria-hidden=\"true\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\" width=\"100%\" style=\"border-collapse:collapse;\"><tr>");
    cell(width, ink(tone), html);
    cell(100 - width, "#e4e9f0", html);
    html.append("</tr></table>\n");
  }

  private static void cell(long width, String colour, StringBuilder html) {
    if (width > 0) {
      html.append(
          "<td width=\"%d%%\" bgcolor=\"%s\" style=\"padding:0;height:8px;line-height:8px;font-size:1px;background:%s;%s\">&nbsp;</td>"
              .formatted(width, colour, colour, PRINTED));
    }
  }

  private static String ink(Tone tone) {
    return switch (tone) {
      case PLAIN -> "#334e68";
      case GOOD -> "#0b6b4f";
      case BAD -> "#b42318";
    };
  }

  private static void said(Sheet.Said said, StringBuilder html) {
    String language =
        said.language().isEmpty() ? "" : " lang=\"%s\"".formatted(escaped(said.language()));
    String links = said.links().stream().map(HtmlSheet::link).collect(Collectors.joining(" · "));
    html.append(
        """
        <blockquote style="margin:8px 0;padding:2px 12px;border:0;border-inline-start:3px solid #c3cedb;">
        <div dir="auto"%s>%s</div>
        <div style="%s">%s · %s</div>
        </blockquote>
        """
            .formatted(language, escaped(said.text()), QUIET, escaped(said.by()), links));
  }

  private static String paragraph(String style, String html) {
    return "<p style=\"margin:6px 0 0;%s\">%s</p>\n".formatted(style, html);
  }

  private static String link(Link link) {
    return link(escaped(link.text()), link.to().toString());
  }

  private static String link(String html, String to) {
    return "<a href=\"%s\" rel=\"noopener noreferrer\" style=\"%s\">%s</a>"
        .formatted(escaped(to), LINK, html);
  }

  private static String tag(Locale language) {
    return escaped(language.toLanguageTag());
  }

  private static String direction(Locale language) {
    return Written.rightToLeft(language) ? "rtl" : "ltr";
  }

  /** What people wrote, as characters and nothing else. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
