package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.Brand;
import earshot.mention.Coverage;
import earshot.mention.Listing;
import earshot.query.Said;
import earshot.query.access.Done;
import earshot.query.access.Role;
import earshot.query.followup.GuestList;
import earshot.query.live.FactualBrands;
import earshot.query.pages.OwnTemplates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiTest {
  private final Rig rig =
      new Rig(
              store -> store,
              wiring ->
                  Stream.concat(
                          Stream.of(HookRoutesTest.hooks(wiring)),
                          Stream.of(
                              new ReindexRoutes(new Idle()),
                              new FollowupRoutes(List.of(), new GuestList(), wiring.clock()),
                              new TemplateRoutes(new OwnTemplates()),
                              new PlaceRoutes(new Posts(), wiring),
                              new BrandRoutes(new Shelved()),
                              new FactRoutes((FactualBrands) wiring.brands()),
                              new PriorityRoutes(new Scales())))
                      .toArray(Routes[]::new))
          .knowing("Acme");
  private final JsonNode description = rig.json("/openapi.json");

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void everyRouteIsDescribedAndEveryDescriptionServed() {
    Set<String> described = new TreeSet<>();
    description
        .at("/paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method -> described.add(method.toUpperCase() + " " + path.getKey())));
    described.removeIf(path -> path.startsWith("PARAMETERS "));

    assertThat(rig.api.routes()).isEqualTo(described);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/mentions,"
        + " size=20&q=a&brand=b&source=c&kind=post&sentiment=negative&language=en&status=open&queue=answer&rating=1&place=p&group=g&time=answered&from=2026-01-01&to=2026-12-31&sort=newest&fold=true&highlight=true&widen=true&facets=false",
    "/api/v1/export,"
        + " q=a&brand=b&source=c&kind=post&sentiment=negative&language=en&status=open&queue=answer&rating=1&place=p&group=g&time=answered&from=2026-01-01&to=2026-12-31&removed=false&format=csv",
    "/api/v1/stats,"
        + " q=a&brand=b&source=c&kind=post&sentiment=negative&language=en&status=open&queue=answer&rating=1&place=p&group=g&time=answered&from=2026-01-01&to=2026-12-31&by=week&zone=UTC&compare=previous&compareFrom=2025-01-01&compareTo=2025-12-31",
    "/api/v1/coverage, source=a&brand=b",
    "/api/v1/listings, source=a&brand=b",
    "/api/v1/digest, brand=Acme&from=2026-01-01&to=2026-12-31&zone=UTC&language=hy&format=json",
    "/api/v1/alerts, rule=a&state=open&size=5",
    "/api/v1/groups, brand=a&sentiment=negative&theme=price&from=2026-01-01&to=2026-12-31&size=3",
  })
  void everyDescribedParameterIsUnderstood(String path, String parameters) {
    Set<String> described = new TreeSet<>();
    for (JsonNode parameter : description.at("/paths").path(path).at("/get/parameters")) {
      JsonNode resolved = resolve(parameter);
      described.add(resolved.at("/name").textValue());
    }
    described.remove("after");
    Set<String> tried = new TreeSet<>();
    for (String pair : parameters.split("&")) {
      tried.add(pair.substring(0, pair.indexOf('=')));
    }

    assertThat(tried).isEqualTo(described);
    assertThat(rig.get(path + "?" + parameters).statusCode()).isEqualTo(200);
  }

  @Test
  void answersHaveTheDescribedForm() {
    rig.holding(
        Said.review(1, "text", 2, Duration.ofHours(3)).priority(Said.urgent(Map.of("stars", 0.5))),
        Said.post(2, "text", Duration.ofHours(1)).statements(Said.inGroup("text", "g")));
    rig.brands.clear();
    rig.brands.add(new Brand("Acme", Optional.empty(), Map.of("phone", "123456")));
    rig.listings.add(new Listing("feed", "p", "phone", "654321", List.of("Acme"), Said.NOW));
    rig.coverage.add(
        new Coverage(
            "f",
            "feed",
            "p",
            List.of(),
            "window",
            List.of(new Coverage.Span(Said.NOW, Said.NOW)),
            List.of(new Coverage.Gap(Said.NOW, Said.NOW, "away")),
            1,
            0,
            0,
            Optional.of(Said.NOW),
            Optional.of(Said.NOW),
            Optional.of(Said.NOW),
            Optional.of("HTML came"),
            Optional.of(3L)));

    check("Page", "/api/v1/mentions?size=1&q=text&highlight=true");
    check("Mention", "/api/v1/mentions/" + Said.post(2, "", Duration.ZERO).id());
    check("CoverageList", "/api/v1/coverage");
    check("Audit", "/api/v1/mentions/" + Said.post(2, "", Duration.ZERO).id() + "/audit");
    rig.holding(
        Said.post(3, "text", Duration.ofHours(1)).matched(Optional.of(Map.of("Acme", "0badcafe"))));
    check("Audit", "/api/v1/mentions/" + Said.post(3, "", Duration.ZERO).id() + "/audit");
    check("Stats", "/api/v1/stats?by=week");
    check("Stats", "/api/v1/stats?by=week&from=2026-01-01&compare=previous");
    check("Rebuild", "/api/v1/reindex");
    check("Rebuild", post("/api/v1/reindex", "", Accepts.JSON));
    check("Health", "/health");
    rig.book.put("g", Said.post(2, "text", Duration.ofHours(1)).mention());
    check("GroupList", "/api/v1/groups");
    check("Group", "/api/v1/groups/g");
    check("DifferenceList", "/api/v1/listings");
    check("Digest", "/api/v1/digest?brand=Acme");
    rig.alarms.episodes.add(AlertRoutesTest.episode("e1", earshot.mention.Episode.State.CLOSED));
    check("AlertList", "/api/v1/alerts");
    check("Alert", "/api/v1/alerts/e1");
    check("Alert", post("/api/v1/alerts/e1/judge", "{\"right\": true}", Accepts.JSON));
    check("Rule", post("/api/v1/rules", "{\"name\": \"x\", \"when\": \"text\"}", Accepts.JSON));
    check("RuleList", "/api/v1/rules");
    check(
        "Backtest",
        post(
            "/api/v1/backtest",
            "{\"rule\": {\"name\": \"x\", \"when\": \"text\", \"trigger\": {\"kind\": \"each\"}}}",
            Accepts.JSON));
    check("Taken", post("/api/v1/feedback", "{\"brand\":\"Acme\",\"text\":\"x\"}", Accepts.JSON));
    check("Problem", post("/api/v1/feedback", "{}", Accepts.JSON));
    check(
        "Imported",
        post("/api/v1/import?brand=Acme&kind=chat", "{\"text\":\"x\"}\n{}", "application/jsonl"));
    check("Problem", "/api/v1/mentions?q=)");
    check("Problem", "/nothing");
    check("TemplateList", "/api/v1/templates");
    check(
        "Template",
        Rig.parsed(
            rig.put(
                    "/api/v1/templates/x",
                    "{\"language\":\"en\",\"situation\":\"other\",\"text\":\"Hi {author}\"}")
                .body()));
    check("PeopleList", "/api/v1/people");
    rig.notebook.note(
        new Done(Said.NOW, Optional.of("ada"), "POST /login", "/login", 303, "127.0.0.1"));
    check("DoneList", "/api/v1/people/log?size=5");
    check(
        "IssuedToken",
        post("/api/v1/tokens", "{\"name\":\"crm\",\"role\":\"agent\"}", Accepts.JSON));
    check("TokenList", "/api/v1/tokens");
    rig.access.administration().add("Eve", Role.VIEWER, "gardener of eden", Optional.empty());
    rig.access.logIn("Eve", "gardener of eden", Optional.of("Firefox, Linux"));
    check("SessionList", "/api/v1/people/sessions");
    check("SessionList", "/api/v1/sessions");
    check(
        "Person",
        post(
            "/api/v1/people",
            "{\"name\":\"Ada\",\"role\":\"manager\",\"password\":\"analytical engine\"}",
            Accepts.JSON));
    check("Person", post("/api/v1/people/ada/role", "{\"role\":\"agent\"}", Accepts.JSON));
    check("PeopleList", "/api/v1/people");
  }

  private JsonNode post(String path, String body, String type) {
    return Rig.parsed(rig.post(path, body, "Content-Type", type).body());
  }

  private void check(String schema, String path) {
    check(schema, rig.json(path));
  }

  private void check(String schema, JsonNode answer) {
    List<String> faults = new ArrayList<>();
    fit(answer, description.at("/components/schemas").path(schema), schema, faults);
    assertThat(faults).isEmpty();
  }

  private JsonNode resolve(JsonNode node) {
    return node.has("$ref") ? description.at(node.get("$ref").textValue().substring(1)) : node;
  }

  /** The part of JSON Schema that our description uses. */
  private void fit(JsonNode value, JsonNode reference, String at, List<String> faults) {
    JsonNode schema = resolve(reference);
    if (schema.isMissingNode()) {
      faults.add(at + " has no schema");
    }
    if (schema.has("enum") && !List.copyOf(list(schema.get("enum"))).contains(value)) {
      faults.add(at + " is none of " + schema.get("enum"));
    }
    if (!isA(value, schema.path("type").asText(""))) {
      faults.add(at + " is no " + schema.get("type"));
    }
    schema
        .path("required")
        .forEach(
            name -> {
              if (!value.has(name.textValue())) {
                faults.add(at + " lacks " + name);
              }
            });
    value.properties().forEach(field -> field(field, schema, at, faults));
    for (int i = 0; value.isArray() && i < value.size(); i++) {
      fit(value.get(i), schema.path("items"), at + "/" + i, faults);
    }
  }

  private void field(
      Map.Entry<String, JsonNode> field, JsonNode schema, String at, List<String> faults) {
    JsonNode known = schema.path("properties").path(field.getKey());
    JsonNode others = schema.path("additionalProperties");
    if (known.isMissingNode() && !others.isObject()) {
      faults.add("%s has %s, which is not described".formatted(at, field.getKey()));
    } else {
      fit(
          field.getValue(),
          known.isMissingNode() ? others : known,
          at + "/" + field.getKey(),
          faults);
    }
  }

  private static List<JsonNode> list(JsonNode array) {
    List<JsonNode> values = new ArrayList<>();
    array.forEach(values::add);
    return values;
  }

  private static boolean isA(JsonNode value, String type) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      default -> true;
    };
  }
}
