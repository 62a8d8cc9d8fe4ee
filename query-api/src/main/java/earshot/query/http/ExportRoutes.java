package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.mention.Mention;
import earshot.query.BadSearch;
import earshot.query.Ranking;
import earshot.query.SearchRequest;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Gives all mentions that fit, newest first, however many, as they are read; or what is left of
 * those that are gone.
 */
final class ExportRoutes implements Routes {
  private static final String REMOVED = "removed";
  private static final Set<String> PARAMETERS =
      Parameters.with(Parameters.FILTERS, "format", REMOVED);

  /** All that is left of what is gone. */
  private static final Set<String> LEFT =
      Set.of("brand", "source", "from", "to", "format", REMOVED);

  private final Wiring wiring;

  ExportRoutes(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/api/v1/export", this::export, Admits.EXPORTERS);
  }

  private void export(Context context) throws IOException {
    Parameters parameters = Parameters.of(context, PARAMETERS);
    String format = parameters.one("format", "jsonl");
    String type =
        switch (format) {
          case "csv" -> "text/csv";
          case "jsonl" -> "application/jsonl";
          default ->
              throw new BadSearch(
                  "format", "format must be csv or jsonl: \"%s\"".formatted(format));
        };
    Accepts.check(context, type);
    if (ofWhatIsGone(parameters)) {
      SearchRequest wanted = Parameters.of(context, LEFT).search();
      begin(REMOVED, format, type, context);
      GoneWriter.write(wiring.removals().fitting(wanted), format, context.outputStream());
      return;
    }
    try (Stream<Mention> all = wiring.store().all(parameters.search())) {
      Iterator<Mention> mentions = all.iterator();
      boolean unused = mentions.hasNext(); // what fails at once shall fail before the answer begins
      begin("mentions", format, type, context);
      write(format, mentions, context.outputStream());
    }
  }

  private static boolean ofWhatIsGone(Parameters parameters) {
    String asked = parameters.one(REMOVED, "false");
    if (!Set.of("true", "false").contains(asked)) {
      throw new BadSearch(REMOVED, "removed must be true or false: \"%s\"".formatted(asked));
    }
    return asked.equals("true");
  }

  private void begin(String what, String format, String type, Context context) {
    LocalDate today = LocalDate.ofInstant(wiring.clock().instant(), ZoneOffset.UTC);
    String name = "%s-%s.%s".formatted(what, today, format);
    context.contentType(type + ";charset=utf-8");
    context.header("Content-Disposition", "attachment; filename=\"%s\"".formatted(name));
  }

  private void write(String format, Iterator<Mention> mentions, OutputStream out)
      throws IOException {
    Ranking ranking = wiring.rankingNow();
    if (format.equals("csv")) {
      new CsvWriter(ranking).write(mentions, out);
    } else {
      lines(mentions, ranking, out);
    }
  }

  private static void lines(Iterator<Mention> mentions, Ranking ranking, OutputStream out)
      throws IOException {
    try (JsonGenerator json = Json.onto(out)) {
      while (mentions.hasNext()) {
        MentionWriter.write(mentions.next(), ranking, json);
        json.writeRaw('\n');
      }
    }
  }
}
