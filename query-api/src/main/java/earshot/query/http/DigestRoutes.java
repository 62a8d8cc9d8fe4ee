package earshot.query.http;

import earshot.mention.Delivery;
import earshot.mention.Delivery.Item;
import earshot.mention.MentionJson;
import earshot.query.BadSearch;
import earshot.query.SearchRequest;
import earshot.query.digest.Digest;
import earshot.query.digest.DigestComposer;
import earshot.query.digest.DigestLetter;
import earshot.query.digest.DigestOrder;
import earshot.query.digest.DigestPlan;
import earshot.query.live.AlertLedger;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gives the review check of a brand, as it would be sent. */
public final class DigestRoutes implements Routes {
  private static final Set<String> PAGE = Set.of("brand", "from", "to", "zone", "language");
  private static final Set<String> PARAMETERS = Parameters.with(PAGE, "format");
  private static final Set<String> SPAN = Set.of("brand", "from", "to");

  /** Stands for a rhythm where somebody asked. */
  private static final String ASKED = "asked";

  private static final Duration WEEK = Duration.ofDays(7);

  private final Wiring wiring;
  private final List<DigestPlan> plans;
  private final AlertLedger receipts;

  /**
   * Doors that send what is asked for as these plans say.
   *
   * @param receipts where the notifier looks for what is wanted
   */
  public DigestRoutes(Wiring wiring, List<DigestPlan> plans, AlertLedger receipts) {
    this.wiring = wiring;
    this.plans = plans;
    this.receipts = receipts;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/api/v1/digest", this::digest);
    routes.post("/api/v1/digest", this::send, Admits.MANAGERS);
  }

  private void send(Context context) {
    Accepts.check(context, Accepts.JSON);
    DigestOrder asked = order(Parameters.of(context, SPAN), wiring, Locale.ENGLISH);
    List<Delivery> wanted = wanted(asked);
    if (wanted.isEmpty()) {
      throw Problem.of(
              409,
              "nobody-to-tell",
              "Nobody gets this digest",
              "the configuration has no digest of \"%s\"; add one under 'digests'"
                  .formatted(asked.brand()))
          .thrown();
    }
    Set<String> known =
        receipts.deliveries().stream().map(Delivery::id).collect(Collectors.toSet());
    wanted.stream().filter(each -> !known.contains(each.id())).forEach(receipts::write);
    List<String> receivers = wanted.stream().map(Delivery::receiver).toList();
    context
        .status(202)
        .contentType(Accepts.JSON)
        .result(MentionJson.write(Map.of("receivers", receivers)));
  }

  /** In the languages and zones that the plans of the brand have; each once. */
  private List<Delivery> wanted(DigestOrder asked) {
    Set<Delivery> wanted = new LinkedHashSet<>();
    for (DigestPlan plan : plans) {
      if (plan.brand().equals(asked.brand())) {
        Item item = new Item(plan.order(asked.from(), asked.to()).id(ASKED), 1);
        plan.receivers()
            .forEach(
                name ->
                    wanted.add(
                        Delivery.of(
                            name, List.of(item), Delivery.State.WANTED, wiring.clock().instant())));
      }
    }
    return List.copyOf(wanted);
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
    DigestLetter letter = letter(order(parameters, wiring, Locale.ENGLISH), context, wiring);
    switch (format) {
      case "html" -> context.html(letter.html());
      case "text" -> context.contentType("text/plain;charset=utf-8").result(letter.text());
      default -> context.contentType(type).result(MentionJson.write(letter.data()));
    }
  }

  /**
   * The review check that a page was asked for, which may then bear the styles of a mail.
   *
   * @param given what was asked, by the names of the parameters
   * @param language it is in unless another was asked for
   */
  public static DigestLetter asked(
      Map<String, List<String>> given, Context context, Wiring wiring, Locale language) {
    return letter(order(Parameters.of(given, PAGE), wiring, language), context, wiring);
  }

  private static DigestLetter letter(DigestOrder order, Context context, Wiring wiring) {
    Doorkeeper.allowOwnStyles(context);
    Digest digest = composer(wiring).compose(order);
    URI here = URI.create(context.scheme() + "://" + context.host());
    return new DigestLetter(digest, here, Optional.empty());
  }

  private static DigestComposer composer(Wiring wiring) {
    return new DigestComposer(
        wiring.store(),
        wiring.groups(),
        wiring.coverage(),
        wiring.listings(),
        wiring.removals(),
        wiring.brands(),
        wiring.weights(),
        wiring.clock());
  }

  private static DigestOrder order(Parameters parameters, Wiring wiring, Locale otherwise) {
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
        brand,
        from,
        to,
        StatsRoutes.zone(parameters.one("zone", "UTC")),
        language(parameters, otherwise));
  }

  private static Locale language(Parameters parameters, Locale otherwise) {
    String language = parameters.one("language", otherwise.getLanguage());
    if (!DigestLetter.languages().contains(language)) {
      throw new BadSearch(
          "language",
          "language must be one of %s: \"%s\""
              .formatted(String.join(", ", DigestLetter.languages()), language));
    }
    return Locale.forLanguageTag(language);
  }
}
