package earshot.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.connect.Rig;
import earshot.mention.Coverage;
import earshot.mention.Mention;
import earshot.mention.MentionJson;
import earshot.mention.Rejected;
import earshot.mention.Topics;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every source owes, walked through the real runtime against a real local server with a clock
 * that stands still.
 *
 * <p>A subclass names its source, the settings of one place on the local server, and renders
 * sayings as the place would: about thirty lines. Sources that cannot see edits, or that read pages
 * instead of JSON, say so.
 */
public abstract class SourceContract {
  /** When the contract's story happens; all sayings are a little older. */
  protected static final Instant NOW = Rig.START;

  private static final Duration REST = Duration.ofMinutes(1);

  private MockWebServer server = PromptServers.server();
  private final List<Saying> sayings = new ArrayList<>();
  private final ConcurrentLinkedDeque<MockResponse> script = new ConcurrentLinkedDeque<>();
  private final List<RecordedRequest> asked = new ArrayList<>();
  private volatile Optional<String> gone = Optional.empty();

  /**
   * Something that somebody said there.
   *
   * @param id digits, for all places take them
   * @param broken render it without its id, or as this place's items go wrong
   */
  protected record Saying(String id, String text, Instant at, boolean broken) {}

  /** The source under test. */
  protected abstract Source source();

  /**
   * Settings of one place as the inside of a JSON object, with the server as its address: {@code
   * "base-url": "http://…"}; brands and the interval are added.
   */
  protected abstract String settings(HttpUrl server);

  /** What the place answers to this request while it holds exactly these sayings, oldest first. */
  protected abstract MockResponse answer(RecordedRequest request, List<Saying> sayings);

  /** How the place says what most say otherwise. */
  protected abstract Dialect dialect();

  /** What is answered to a request that is for no page and no item, such as for a token. */
  protected Optional<MockResponse> aside(RecordedRequest request) {
    return Optional.empty();
  }

  /**
   * What the place answers, one request after the other, where it says by itself that this was
   * taken back; nothing where it only leaves it out.
   */
  protected List<MockResponse> takenBack(Saying saying) {
    return List.of();
  }

  /** Whether a changed text is seen by walking on; else it is by asking for single items again. */
  protected boolean seesEdits() {
    return true;
  }

  /** Whether its pages are JSON, so that HTML is no answer. */
  protected boolean readsJson() {
    return true;
  }

  /** Whether it asks with tokens that end, which {@link #aside} gives. */
  protected boolean renewsTokens() {
    return false;
  }

  /** Whether one item can be broken while the rest of the page is good. */
  protected boolean itemsCanBreak() {
    return true;
  }

  @BeforeEach
  final void open() throws IOException {
    server = PromptServers.started(this::respond);
    say("101", "The first thing that somebody said", 3600);
    say("102", "The second thing, with ünïcode: سلام", 1800);
    say("103", "The third thing", 900);
  }

  @AfterEach
  final void close() {
    server.close();
  }

  private synchronized MockResponse respond(RecordedRequest request) {
    if (request.getUrl().encodedPath().equals("/robots.txt")) {
      return new MockResponse.Builder().code(404).build();
    }
    Optional<MockResponse> aside = aside(request);
    if (aside.isPresent()) {
      return aside.get();
    }
    if (gone.filter(id -> isAbout(id, request)).isPresent()) {
      return new MockResponse.Builder().code(404).build();
    }
    asked.add(request);
    MockResponse scripted = script.poll();
    return scripted != null ? scripted : answer(request, List.copyOf(sayings));
  }

  /** Whether it asks for one item. */
  private static boolean isAbout(String id, RecordedRequest request) {
    HttpUrl url = request.getUrl();
    Stream<String> words =
        Stream.concat(
            url.pathSegments().stream(),
            url.queryParameterNames().stream().map(name -> "" + url.queryParameter(name)));
    return words.anyMatch(word -> word.matches("(.*\\D)?" + id + "(\\D.*)?"));
  }

  private synchronized void say(String id, String text, long secondsAgo) {
    sayings.add(new Saying(id, text, NOW.minusSeconds(secondsAgo), false));
  }

  private Rig rig() {
    return new Rig(
        source(),
        "[{\"brands\": [\"Acme\"], \"every\": \"1m\", %s}]".formatted(settings(server.url("/"))));
  }

  private static List<String> ids(Rig rig) {
    return rig.said().stream().map(Mention::nativeId).toList();
  }

  @Test
  final void idsAreStable() {
    try (Rig rig = rig();
        Rig again = rig()) {
      List<Mention> said = rig.walk().said();
      assertThat(said).hasSize(3).allSatisfy(m -> assertThat(m.brands()).containsExactly("Acme"));
      assertThat(said).extracting(Mention::source).containsOnly(source().name());
      assertThat(again.walk().said())
          .extracting(Mention::id)
          .containsExactlyElementsOf(said.stream().map(Mention::id).toList());
    }
  }

  @Test
  final void nothingIsToldTwice() {
    try (Rig rig = rig()) {
      assertThat(ids(rig.walk())).hasSize(3).doesNotHaveDuplicates();
      assertThat(ids(rig.forget().walkAfter(REST))).isEmpty();
      assertThat(ids(rig.restart().walkAfter(REST))).isEmpty();
    }
  }

  @Test
  final void aSecondLookAtTheSameIsNoEdit() {
    try (Rig rig = rig()) {
      rig.walk().forget();
      for (int i = 0; i < 5; i++) {
        rig.walkAfter(Duration.ofHours(2));
      }
      assertThat(ids(rig)).isEmpty();
      assertThat(rig.gone()).isEmpty();
    }
  }

  @Test
  final void whatIsNewIsTold() {
    try (Rig rig = rig()) {
      List<String> before = ids(rig.walk());
      say("104", "A fourth thing", 60);
      assertThat(ids(rig.forget().walkAfter(REST))).hasSize(1).doesNotContainAnyElementsOf(before);
    }
  }

  @Test
  final void anEditIsTheSameIdWithOtherWords() throws IOException {
    assumeThat(seesEdits() || feed().lookup().isPresent())
        .as("%s sees edits; its card: %s", source().name(), source().card().edits())
        .isTrue();
    try (Rig rig = rig()) {
      List<Mention> before = rig.walk().said();
      Saying last = sayings.removeLast();
      sayings.add(new Saying(last.id(), "Said otherwise", last.at(), false));
      List<Mention> after = rig.forget().walkAfter(REST).said();
      for (int i = 0; i < 12 && !seesEdits() && after.isEmpty(); i++) {
        after = rig.walkAfter(Duration.ofHours(6)).said();
      }
      assertThat(after).hasSize(1);
      assertThat(after.getFirst().words()).contains("Said otherwise");
      assertThat(before).extracting(Mention::id).contains(after.getFirst().id());
    }
  }

  @Test
  final void whatWasSaidAtTheSameInstantIsAllKept() {
    sayings.clear();
    say("201", "One at noon", 600);
    say("202", "Another at noon", 600);
    try (Rig rig = rig()) {
      assertThat(ids(rig.walk())).hasSize(2).doesNotHaveDuplicates();
      say("203", "And one more at noon, shown late", 600);
      assertThat(ids(rig.walkAfter(REST))).hasSize(3).doesNotHaveDuplicates();
    }
  }

  @Test
  final void aDeletionIsSeen() throws IOException {
    assumeThat(seesDeletions())
        .as("%s sees deletions; its card: %s", source().name(), source().card().deletions())
        .isTrue();
    try (Rig rig = rig()) {
      String id = rig.walk().said().getFirst().nativeId();
      sayings.removeIf(saying -> id.matches("(.*\\D)?" + saying.id() + "(\\D.*)?"));
      gone = Optional.of(sayings.size() == 2 ? missing() : "nothing was removed");
      for (int i = 0; i < 12 && rig.gone().isEmpty(); i++) {
        rig.walkAfter(Duration.ofHours(6));
      }
      assertThat(rig.gone()).hasSize(1);
      assertThat(ids(rig)).containsOnlyOnce(id);
    }
  }

  @Test
  final void whatThePlaceSaysWasTakenBackIsGone() {
    List<MockResponse> told = takenBack(sayings.getLast());
    assumeThat(told).as("%s says by itself what was taken back", source().name()).isNotEmpty();
    try (Rig rig = rig()) {
      rig.walk();
      script.addAll(told);
      rig.forget().walkAfter(REST);
      assertThat(rig.gone()).hasSize(1);
      assertThat(ids(rig)).isEmpty();
    }
  }

  private String missing() {
    List<String> left = sayings.stream().map(Saying::id).toList();
    return Stream.of("101", "102", "103")
        .filter(id -> !left.contains(id))
        .findFirst()
        .orElseThrow();
  }

  /** By asking for single items again, or by walks that must have shown them. */
  private boolean seesDeletions() throws IOException {
    return feed().lookup().isPresent() || feed().shape() == Shape.NEWEST_FIRST;
  }

  private Feed feed() throws IOException {
    JsonNode place = MentionJson.MAPPER.readTree("{" + settings(server.url("/")) + "}");
    Map<String, Object> settings =
        MentionJson.MAPPER.convertValue(place, new TypeReference<Map<String, Object>>() {});
    return source().feeds(new AbstractConfig(source().config(), settings)).getFirst();
  }

  @Test
  final void anEmptyAnswerDeletesNothing() {
    try (Rig rig = rig()) {
      rig.walk();
      sayings.clear();
      for (int i = 0; i < 5; i++) {
        rig.walkAfter(Duration.ofHours(1));
      }
      assertThat(rig.records())
          .filteredOn(record -> record.topic().equals(Topics.RAW.name()))
          .extracting(SourceRecord::value)
          .doesNotContainNull();
      assertThat(rig.coverage().gone()).isZero();
    }
  }

  @Test
  final void htmlWhereJsonIsDueWaitsInQuarantine() {
    assumeThat(readsJson()).as("%s reads JSON", source().name()).isTrue();
    try (Rig rig = rig()) {
      script.add(
          new MockResponse.Builder()
              .addHeader("Content-Type", "text/html")
              .body("<!doctype html><p>Please log in</p>")
              .build());
      Coverage coverage = rig.walk().coverage();
      assertThat(coverage.problem()).isPresent();
      assertThat(rejected(rig)).hasSize(1).first().asString().contains("Please log in");
      assertThat(ids(rig.walkAfter(REST.multipliedBy(2)))).hasSize(3);
      assertThat(rig.coverage().problem()).isEmpty();
    }
  }

  @Test
  final void anotherShapeWaitsInQuarantineAndNothingIsGuessed() {
    assumeThat(readsJson()).as("%s reads JSON", source().name()).isTrue();
    try (Rig rig = rig()) {
      script.add(new MockResponse.Builder().body("{\"moved\": {\"to\": [\"v99\"]}}").build());
      assertThat(rig.walk().coverage().problem()).isPresent();
      assertThat(ids(rig)).isEmpty();
      assertThat(rejected(rig)).hasSize(1).first().asString().contains("v99");
      assertThat(ids(rig.walkAfter(REST.multipliedBy(2)))).hasSize(3);
      assertThat(rig.coverage().problem()).isEmpty();
    }
  }

  @Test
  final void whoIsNotLetInSaysSoAndLosesNothing() {
    try (Rig rig = rig()) {
      script.add(new MockResponse.Builder().code(401).build());
      script.add(new MockResponse.Builder().code(401).build()); // after a token was renewed
      Optional<String> refused = rig.walk().coverage().problem();
      assertThat(refused).isPresent();
      assertThat(rejected(rig)).isEmpty();
      script.clear();
      assertThat(ids(rig.walkAfter(Duration.ofHours(1)))).hasSize(3);
      assertThat(rig.coverage().problem()).isNotEqualTo(refused);
    }
  }

  @Test
  final void aTokenThatIsNoLongerTakenIsRenewed() {
    assumeThat(renewsTokens()).as("tokens of %s end", source().name()).isTrue();
    try (Rig rig = rig()) {
      rig.walk();
      script.add(new MockResponse.Builder().code(401).build());
      say("104", "A fourth thing", 60);
      assertThat(ids(rig.forget().walkAfter(REST))).hasSize(1);
      assertThat(rig.coverage().problem()).isEmpty();
    }
  }

  @Test
  final void aBadItemWaitsInQuarantineAndTheRestGoesOn() {
    assumeThat(itemsCanBreak()).as("single items of %s can break", source().name()).isTrue();
    sayings.add(1, new Saying("666", "Broken", NOW.minusSeconds(1700), true));
    try (Rig rig = rig()) {
      assertThat(ids(rig.walk())).hasSize(3);
      rig.walkAfter(REST).walkAfter(REST);
      assertThat(rejected(rig)).hasSize(1);
      assertThat(rig.coverage().unreadable()).isEqualTo(1);
    }
  }

  @Test
  final void keysStayInTheRequest() throws IOException {
    List<String> keys = keys();
    assumeThat(keys).as("%s needs a key", source().name()).isNotEmpty();
    try (Rig rig = rig()) {
      for (int status : new int[] {200, 400, 401, 403, 500}) {
        script.add(echo(status));
        rig.walkAfter(REST.multipliedBy(10));
      }
      assertThat(ids(rig.walkAfter(Duration.ofDays(1)))).hasSize(3);
      assertThat(rig.records())
          .extracting(SourceContract::everything)
          .allSatisfy(record -> assertThat(record).doesNotContain(keys));
    }
  }

  /** What the settings of the place hold as passwords. */
  private List<String> keys() throws IOException {
    JsonNode place = MentionJson.MAPPER.readTree("{" + settings(server.url("/")) + "}");
    return source().config().configKeys().values().stream()
        .filter(key -> key.type == ConfigDef.Type.PASSWORD && place.has(key.name))
        .map(key -> place.get(key.name).asText())
        .toList();
  }

  /** Places repeat what they were asked: in pages, in errors, in links to the next page. */
  private MockResponse echo(int status) throws IOException {
    String said = String.join(" ", keys()) + " and https://place.example/?key=" + keys();
    return new MockResponse.Builder().code(status).body("{\"error\": \"" + said + "\"}").build();
  }

  private static String everything(SourceRecord record) {
    byte[] value = record.value() == null ? new byte[0] : (byte[]) record.value();
    return String.join(
        " ",
        new String(value, StandardCharsets.UTF_8),
        new String((byte[]) record.key(), StandardCharsets.UTF_8),
        String.valueOf(record.sourceOffset()),
        String.valueOf(record.sourcePartition()));
  }

  private static List<Rejected> rejected(Rig rig) {
    return rig.values(Topics.REJECTED.name(), Rejected.class);
  }

  @Test
  final void tooManyRequestsWithATimeIsObeyed() {
    script.add(new MockResponse.Builder().code(429).addHeader("Retry-After", "30").build());
    try (Rig rig = rig()) {
      assertThat(ids(rig.walk())).hasSize(3);
      assertThat(rig.time().instant()).isAfterOrEqualTo(NOW.plusSeconds(30));
    }
  }

  @Test
  final void tooManyRequestsWithoutATimeIsObeyedToo() {
    script.add(new MockResponse.Builder().code(429).build());
    try (Rig rig = rig()) {
      assertThat(ids(rig.walk())).hasSize(3);
      assertThat(rig.time().slept()).isGreaterThan(Duration.ofSeconds(2));
    }
  }

  @Test
  final void beingTooFastIsHeardInThePlacesOwnWords() {
    passes(dialect().tooOften(), "says in its own way that it is asked too often");
  }

  @Test
  final void anErrorInASuccessIsAnError() {
    passes(dialect().inSuccess(), "has errors under a status of success");
  }

  /** What passes is waited for or told, never put aside as a page, and loses nothing. */
  private void passes(Dialect.Says says, String what) {
    script.add(spoken(says, what));
    try (Rig rig = rig()) {
      rig.walk();
      assertThat(rejected(rig)).isEmpty();
      assertThat(!rig.time().slept().isZero() || rig.coverage().problem().isPresent())
          .as("waited or told of it")
          .isTrue();
      assertThat(ids(rig.walkAfter(Duration.ofDays(1)))).hasSize(3);
      assertThat(rig.coverage().problem()).isEmpty();
    }
  }

  @Test
  final void aKeyThatEndedIsToldInThePlacesOwnWords() {
    MockResponse ended = spoken(dialect().keyEnded(), "has keys");
    try (Rig rig = rig()) {
      script.add(ended);
      script.add(ended); // after a token was renewed
      assertThat(rig.walk().coverage().problem()).isPresent();
      assertThat(rejected(rig)).isEmpty();
      assertThat(ids(rig)).isEmpty();
      script.clear();
      assertThat(ids(rig.walkAfter(Duration.ofDays(1)))).hasSize(3);
      assertThat(rig.coverage().problem()).isEmpty();
    }
  }

  @Test
  final void whatHasNoIdIsTheSameAgain() {
    MockResponse page = spoken(dialect().nameless(), "leaves ids out");
    try (Rig rig = rig();
        Rig another = rig()) {
      script.add(page);
      List<String> once = nameless(rig.walk());
      script.add(page);
      assertThat(once).hasSize(1).isEqualTo(nameless(another.walk()));
      script.add(page);
      assertThat(nameless(rig.forget().walkAfter(REST))).isEmpty();
    }
  }

  private static List<String> nameless(Rig rig) {
    return rig.said().stream()
        .filter(mention -> mention.words().contains(Dialect.NAMELESS))
        .map(mention -> mention.id().toString())
        .toList();
  }

  private MockResponse spoken(Dialect.Says says, String what) {
    assumeThat(says.answer())
        .as("%s %s; not so: %s", source().name(), what, says.why())
        .isPresent();
    return says.answer().orElseThrow();
  }

  /** Each subclass writes times as its place does, in whatever odd way. */
  @Test
  final void whenItWasSaidIsReadHoweverThePlaceWritesIt() {
    try (Rig rig = rig()) {
      assertThat(rig.walk().said())
          .extracting(
              mention -> mention.publishedAt().orElseThrow().truncatedTo(ChronoUnit.SECONDS))
          .containsExactlyInAnyOrderElementsOf(sayings.stream().map(Saying::at).toList());
    }
  }

  @Test
  final void whyThePlaceDoesNotSaySomethingIsSaid() {
    assertThat(
            List.of(
                dialect().tooOften(),
                dialect().inSuccess(),
                dialect().keyEnded(),
                dialect().nameless()))
        .allSatisfy(says -> assertThat(says.answer().isPresent()).isEqualTo(says.why().isEmpty()));
  }

  @Test
  final void theCardSaysEverything() throws ReflectiveOperationException {
    Card card = source().card();
    for (RecordComponent part : Card.class.getRecordComponents()) {
      assertThat(part.getAccessor().invoke(card))
          .as("the card's word about %s", part.getName())
          .asString()
          .isNotBlank();
    }
    assertThat(source().name()).matches("[a-z0-9-]+");
    assertThat(source().config().configKeys().values())
        .as("every setting has its sentence")
        .allSatisfy(key -> assertThat(key.documentation).as(key.name).isNotBlank());
  }
}
