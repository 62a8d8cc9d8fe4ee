package earshot.query.http;

import earshot.query.BadSearch;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes rows of files, one JSON object a line, and tells what became of each. */
final class ImportRoutes implements Routes {
  static final String PATH = "/api/v1/import";
  static final int LARGEST_BODY = 8 << 20;

  private static final int MOST_ROWS = 2_000;
  private static final Set<String> PARAMETERS = Set.of("brand", "kind", "account");

  private final Wiring wiring;

  ImportRoutes(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.post(PATH, this::take, Admits.IMPORTERS);
  }

  private void take(Context context) {
    Parameters parameters = Parameters.of(context, PARAMETERS);
    String brand = brand(parameters);
    ImportKind kind = kind(parameters);
    String account = brand + '/' + parameters.one("account", kind.word());
    List<String> lines = lines(context);
    Instant now = wiring.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    ImportBatch batch =
        new ImportBatch(line -> ImportRow.of(line).handedIn(kind, brand, account, now));
    lines.forEach(batch::add);
    List<Verdict> verdicts = batch.handIn(wiring.store(), wiring.intake());
    context.contentType(Accepts.JSON).result(Json.bytes(json -> Verdict.write(verdicts, json)));
  }

  private String brand(Parameters parameters) {
    String brand = parameters.one("brand", "");
    if (!wiring.knows(brand)) {
      throw new BadSearch("brand", "there is no brand \"%s\"".formatted(brand));
    }
    return brand;
  }

  private static ImportKind kind(Parameters parameters) {
    Optional<ImportKind> kind = ImportKind.of(parameters.one("kind", ""));
    return kind.orElseThrow(
        () -> new BadSearch("kind", "kind must be one of " + ImportKind.words()));
  }

  /** The rows of a body, if they are not too many. */
  static List<String> lines(Context context) {
    String body =
        RequestBody.read(context, LARGEST_BODY, "application/jsonl", "application/x-ndjson");
    List<String> lines = body.lines().filter(line -> !line.isBlank()).toList();
    if (lines.size() > MOST_ROWS) {
      throw Problem.of(
              413,
              "too-large",
              "The request is too large",
              "at most %d rows are read at once".formatted(MOST_ROWS))
          .thrown();
    }
    return lines;
  }
}
