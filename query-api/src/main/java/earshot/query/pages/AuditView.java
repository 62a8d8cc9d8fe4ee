package earshot.query.pages;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.Mention;
import earshot.query.SourceName;
import earshot.query.Wording;
import earshot.query.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * What the audit page shows, section by section.
 *
 * @param mention address of its page
 * @param json address of the same for programs
 */
record AuditView(Chrome chrome, String mention, String json, List<Section> sections) {
  /** Facts that belong together. */
  record Section(String title, List<Row> rows) {}

  /**
   * One fact.
   *
   * @param link where more of it is told
   */
  record Row(String name, String value, Optional<String> link) {
    Row(String name, String value) {
      this(name, value, Optional.empty());
    }
  }

  static AuditView of(Mention mention, JsonNode told, Backdrop backdrop, Chrome chrome) {
    Told audit = new Told(mention, told, backdrop);
    List<Section> sections =
        List.of(
            audit.section("heard", audit.heard()),
            audit.section("read", audit.read()),
            audit.section("brands", audit.brands()),
            audit.section("priority", audit.priority()),
            audit.section("groups", audit.groups()),
            audit.section("told", audit.alerts()),
            audit.section("digests", audit.digests()),
            audit.section("people", audit.people()));
    return new AuditView(
        chrome,
        MentionPage.path(mention.id()),
        "/api/v1" + MentionPage.path(mention.id()) + "/audit",
        sections.stream().filter(section -> !section.rows().isEmpty()).toList());
  }

  /** What programs are told, in the words of people. */
  private record Told(Mention mention, JsonNode json, Backdrop backdrop) {
    private Wording words() {
      return backdrop.words();
    }

    private Times times() {
      return backdrop.times();
    }

    Section section(String key, List<Row> rows) {
      return new Section(words().of("audit." + key), rows);
    }

    private Row row(String key, String value) {
      return new Row(words().of("audit." + key), value);
    }

    private List<JsonNode> each(String list) {
      return StreamSupport.stream(json.path(list).spliterator(), false).toList();
    }

    List<Row> heard() {
      JsonNode raw = json.path("raw");
      List<Row> rows = new ArrayList<>();
      rows.add(row("source", SourceName.of(raw.path("source").asText(), words())));
      String account = raw.path("account").asText();
      if (!account.isEmpty()) {
        rows.add(row("account", account));
      }
      rows.add(row("native", raw.path("nativeId").asText()));
      mention.publishedAt().ifPresent(at -> rows.add(row("published", times().exact(at))));
      rows.add(row("collected", times().exact(mention.collectedAt())));
      mention.editedAt().ifPresent(at -> rows.add(row("edited", times().exact(at))));
      rows.add(row("version", words().number(mention.version(), 0)));
      rows.add(row("hash", raw.path("hash").asText()));
      return rows;
    }

    List<Row> read() {
      JsonNode versions = json.path("versions");
      List<Row> rows = new ArrayList<>();
      mention
          .language()
          .ifPresent(language -> rows.add(row("language", words().languageName(language))));
      mention
          .sentiment()
          .ifPresent(
              feeling ->
                  rows.add(
                      row(
                          "feeling",
                          words()
                              .of(
                                  "audit.feeling.by",
                                  words().term("sentiment", feeling.label().word()),
                                  words().percent(feeling.confidence()),
                                  words().term("model", feeling.model())))));
      if (!mention.models().isEmpty()) {
        rows.add(row("models", String.join(", ", mention.models())));
      }
      rows.add(row("normaliser", versions.path("normaliser").asText()));
      rows.add(row("earshot", versions.path("earshot").asText()));
      return rows;
    }

    List<Row> brands() {
      return each("brands").stream()
          .map(
              one ->
                  new Row(
                      one.path("brand").asText(),
                      words()
                          .of(
                              "audit.because." + because(one),
                              Written.quoted(one.path("query").asText(), Integer.MAX_VALUE),
                              one.path("version").asText())))
          .toList();
    }

    /** Whether a query of another day brought it in, and whether its words are still known. */
    private static String because(JsonNode one) {
      if (!one.has("now")) {
        return one.path("because").asText();
      }
      return one.has("query") ? "earlier" : "lost";
    }

    List<Row> priority() {
      return mention
          .priority()
          .map(any -> new Reasons(backdrop).why(mention).rows())
          .orElse(List.of())
          .stream()
          .map(why -> new Row(why.says(), words().of("why.of", why.points(), why.most())))
          .toList();
    }

    List<Row> groups() {
      return each("groups").stream()
          .map(
              one ->
                  new Row(
                      backdrop
                          .labels()
                          .getOrDefault(one.path("group").asText(), one.path("group").asText()),
                      words()
                          .of(
                              "audit.likeness",
                              words().percent(one.path("likeness").asDouble()),
                              words().percent(one.path("threshold").asDouble())),
                      Optional.of(GroupsView.PATH + '/' + one.path("group").asText())))
          .toList();
    }

    List<Row> alerts() {
      return each("alerts").stream()
          .map(
              one ->
                  new Row(
                      one.path("rule").asText(),
                      words().term("alerts.state", one.path("state").asText()),
                      Optional.of("/alerts#" + one.path("id").asText())))
          .toList();
    }

    List<Row> digests() {
      return each("digests").stream()
          .map(
              one ->
                  new Row(
                      one.path("brand").asText(), times().span(time(one, "from"), time(one, "to"))))
          .toList();
    }

    private static Instant time(JsonNode one, String field) {
      return Instant.parse(one.path(field).asText());
    }

    List<Row> people() {
      return WorkView.of(mention, words(), times()).done().stream()
          .map(done -> new Row(done.says(), done.at().exact()))
          .toList();
    }
  }
}
