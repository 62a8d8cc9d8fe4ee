package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.assess.priority.Weights;
import earshot.mention.Brand;
import earshot.mention.Copies;
import earshot.mention.Copies.Copy;
import earshot.mention.Episode;
import earshot.mention.Group;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.query.Groups;
import earshot.query.Ranking;
import earshot.query.digest.DigestOrder;
import earshot.query.live.AlertLedger;
import earshot.query.live.JudgementLedger;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Tells everything that was ever decided about a mention, and what decided it. */
public final class AuditRoutes implements Routes {
  private final Wiring wiring;
  private final AlertLedger alerts;
  private final JudgementLedger judgements;

  public AuditRoutes(Wiring wiring, AlertLedger alerts, JudgementLedger judgements) {
    this.wiring = wiring;
    this.alerts = alerts;
    this.judgements = judgements;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/api/v1/mentions/{id}/audit", this::audit);
  }

  private void audit(Context context) {
    Accepts.check(context, Accepts.JSON);
    Parameters.of(context, Set.of());
    context
        .contentType(Accepts.JSON)
        .result(told(wiring.mention(new MentionId(context.pathParam("id")))));
  }

  /** All of it as JSON; the page for people shows the same. */
  public byte[] told(Mention mention) {
    return Json.bytes(json -> write(mention, json));
  }

  private void write(Mention mention, JsonGenerator json) throws IOException {
    Ranking ranking = wiring.rankingNow();
    json.writeStartObject();
    json.writeFieldName("mention");
    MentionWriter.write(mention, ranking, json);
    raw(mention, json);
    versions(mention, json);
    brands(mention, json);
    terms(mention, ranking, json);
    groups(mention, json);
    copies(mention, json);
    alerts(mention, json);
    digests(mention, json);
    json.writeEndObject();
  }

  /** What it was identified and told from its other versions by. */
  private static void raw(Mention mention, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("raw");
    json.writeStringField("hash", HexFormat.of().toHexDigits(mention.saidHash()));
    json.writeStringField("source", mention.source());
    json.writeStringField("account", mention.account());
    json.writeStringField("nativeId", mention.nativeId());
    json.writeBooleanField("byQuery", mention.byQuery());
    json.writeEndObject();
  }

  /** What decides now, and by which models and lists the mention was read when it came. */
  private void versions(Mention mention, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("versions");
    json.writeStringField("earshot", wiring.version());
    json.writeStringField("normaliser", "icu4j " + icu());
    Json.put(json, "sentiment", mention.sentiment().map(sentiment -> sentiment.model()));
    Json.put(json, "models", mention.models());
    json.writeEndObject();
  }

  private static String icu() {
    return com.ibm.icu.util.VersionInfo.ICU_VERSION.toString();
  }

  private void brands(Mention mention, JsonGenerator json) throws IOException {
    List<Brand> all = wiring.brands().all();
    json.writeArrayFieldStart("brands");
    for (String name : mention.brands()) {
      Optional<Brand> brand = all.stream().filter(one -> one.name().equals(name)).findFirst();
      new BelongingWriter(name, brand, mention, json).write();
    }
    json.writeEndArray();
  }

  /** What the score is summed with now: the stored terms and the weights of all. */
  private static void terms(Mention mention, Ranking ranking, JsonGenerator json)
      throws IOException {
    Weights weights = ranking.weights();
    json.writeObjectFieldStart("formula");
    json.writeObjectFieldStart("terms");
    Map<String, Double> terms =
        mention.priority().map(priority -> priority.terms()).orElse(Map.of());
    for (Map.Entry<String, Double> term : new TreeMap<>(terms).entrySet()) {
      Json.put(json, term.getKey(), term.getValue());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("weights");
    for (Map.Entry<String, Double> weight : new TreeMap<>(weights.points()).entrySet()) {
      Json.put(json, weight.getKey(), weight.getValue());
    }
    json.writeEndObject();
    json.writeStringField("target", weights.target().toString());
    Json.put(json, "at", ranking.now());
    json.writeEndObject();
  }

  /** Why each statement is in its group: how like it is, and how like it had to be. */
  private void groups(Mention mention, JsonGenerator json) throws IOException {
    Groups now = wiring.groups().now();
    json.writeArrayFieldStart("groups");
    for (int i = 0; i < mention.statements().size(); i++) {
      for (Group group : now.of(mention.id(), i)) {
        json.writeStartObject();
        json.writeNumberField("statement", i);
        json.writeStringField("group", group.id());
        json.writeStringField("brand", group.brand());
        Json.put(json, "likeness", likeness(group, mention, i));
        Json.put(json, "threshold", group.threshold());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private static double likeness(Group group, Mention mention, int statement) {
    return group.members().stream()
        .filter(one -> one.mention().equals(mention.id()) && one.statement() == statement)
        .mapToDouble(Group.Member::likeness)
        .max()
        .orElse(0);
  }

  /** Who says nearly the same, itself among them, the first first. */
  private void copies(Mention mention, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("copies");
    for (Copy copy :
        wiring.groups().now().copies(mention.id()).map(Copies::members).orElse(List.of())) {
      json.writeStartObject();
      json.writeStringField("mention", copy.mention().value());
      json.writeStringField("source", copy.source());
      Json.put(json, "at", copy.at());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void alerts(Mention mention, JsonGenerator json) throws IOException {
    List<Episode> about =
        alerts.episodes().stream()
            .filter(
                episode ->
                    episode.mentions().contains(mention.id())
                        || episode.cause().equals(mention.id().value()))
            .toList();
    Json.array("alerts", about, new AlertWriter(alerts, judgements)::write, json);
  }

  private void digests(Mention mention, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("digests");
    for (Map.Entry<String, DigestOrder> one : checks(mention).entrySet()) {
      json.writeStartObject();
      json.writeStringField("brand", one.getValue().brand());
      Json.put(json, "from", one.getValue().from());
      Json.put(json, "to", one.getValue().to());
      AlertWriter.deliveries(alerts.deliveries(one.getKey()), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The review checks over a span in which it was said, of a brand that it belongs to. */
  private Map<String, DigestOrder> checks(Mention mention) {
    Map<String, DigestOrder> told = new LinkedHashMap<>();
    alerts.deliveries().stream()
        .flatMap(delivery -> delivery.items().stream())
        .forEach(
            item ->
                DigestOrder.named(item.episode())
                    .filter(order -> mention.brands().contains(order.brand()))
                    .filter(order -> order.covers(mention.at()))
                    .ifPresent(order -> told.put(item.episode(), order)));
    return told;
  }
}
