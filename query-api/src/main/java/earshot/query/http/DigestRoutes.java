package earshot.query.http;

import earshot.mention.MentionJson;
import earshot.query.BadSearch;
import earshot.query.SearchRequest;
import earshot.query.digest.Digest;
import earshot.query.digest.DigestComposer;
import earshot.query.digest.DigestLetter;
import earshot.query.digest.DigestOrder;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/** Gives the review check of a brand, as it would be sent. */
final class DigestRoutes implements Routes {
  private static final Set<String> PARAMETERS =
      Set.of("brand", "from", "to", "zone", "language", "format");
  private static final Duration WEEK = Duration.ofDays(7);

  private final Wiring wiring;

  DigestRoutes(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/api/v1/digest", this::digest);
  }

  private void digest(Context context) {
    Parameters parameters = Parameters.of(context, PARAMETERS);
    String format = parameters.one("format", "json");
    String type =
        switch (format) {
          case "html" -> "text/html";
          case "text" -> "text/plain";
          case "json" -> Accepts.JSON;
          default ->
              throw new BadSearch(
                  "format", "format must be html, text or json: \"%s\"".formatted(format));
        };
    Accepts.check(context, type);
    DigestLetter letter = letter(order(parameters), context);
    switch (format) {
      case "html" -> {
        Doorkeeper.allowOwnStyles(context);
        context.html(letter.html());
      }
      case "text" -> context.contentType("text/plain;charset=utf-8").result(letter.text());
      default -> context.contentType(type).result(MentionJson.write(letter.data()));
    }
  }

  private DigestLetter letter(DigestOrder order, Context context) {
    DigestComposer composer = composer(wiring);
    Digest digest = composer.compose(order);
    return new DigestLetter(digest, URI.create(context.scheme() + "://" + context.host()));
  }

  /** What composes from what this server knows. */
  static DigestComposer composer(Wiring wiring) {
    return new DigestComposer(
        wiring.store(),
        wiring.groups(),
        wiring.coverage(),
        wiring.listings(),
        wiring.brands(),
        wiring.weights(),
        wiring.clock());
  }

  private DigestOrder order(Parameters parameters) {
    String brand = parameters.one("brand", "");
    if (brand.isEmpty()) {
      throw new BadSearch("brand", "a digest is about one brand: brand=NAME");
    }
    if (!wiring.knows(brand)) {
      throw Problem.notFound("there is no brand \"%s\"".formatted(brand)).thrown();
    }
    SearchRequest span = parameters.search();
    Instant to = span.to().orElseGet(() -> wiring.clock().instant());
    Instant from = span.from().orElseGet(() -> to.minus(WEEK));
    if (!from.isBefore(to)) {
      throw new BadSearch("to", "to must be later than from: %s".formatted(to));
    }
    return new DigestOrder(
        brand, from, to, StatsRoutes.zone(parameters.one("zone", "UTC")), language(parameters));
  }

  private static Locale language(Parameters parameters) {
    String language = parameters.one("language", DigestLetter.languages().getFirst());
    if (!DigestLetter.languages().contains(language)) {
      throw new BadSearch(
          "language",
          "language must be one of %s: \"%s\""
              .formatted(String.join(", ", DigestLetter.languages()), language));
    }
    return Locale.forLanguageTag(language);
  }
}
