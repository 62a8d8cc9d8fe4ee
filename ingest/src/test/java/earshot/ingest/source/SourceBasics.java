package earshot.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.fuzz.Fuzz;
import earshot.ingest.connect.MentionConnector;
import earshot.ingest.recorded.Model;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.stream.Stream;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okio.Buffer;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;

/**
 * What every source keeps to even without the runtime; its test says which settings and what a page
 * is.
 */
public abstract class SourceBasics {
  /** The beginning of a first walk. */
  protected static final Cursor START =
      new Cursor(Instant.parse("2026-10-22T00:00:00Z"), Optional.empty());

  protected abstract Source source();

  /** Settings of one place. */
  protected abstract Map<String, Object> settings();

  /** A page in the real shape with at least one mention that has id, author, text and address. */
  protected abstract String page();

  /** The official model of a page, where there is one. */
  protected Optional<Model> model() throws IOException {
    return Optional.empty();
  }

  @Test
  void whatItReadsIsInTheOfficialModel() throws Exception {
    Optional<Model> model = model();
    assumeThat(model).as("an official model of %s", source().name()).isPresent();
    model.orElseThrow().compare(source().name(), page(), this::read);
  }

  /** Of which kind something is, and what its identity is made of. */
  protected static void assertIs(Mention said, Kind kind, String account, String nativeId) {
    assertThat(said.kind()).isEqualTo(kind);
    assertThat(said.account()).isEqualTo(account);
    assertThat(said.nativeId()).isEqualTo(nativeId);
  }

  @Test
  void aConnectorOfTheServiceFileRunsIt() {
    assertThat(ServiceLoader.load(SourceConnector.class))
        .filteredOn(MentionConnector.class::isInstance)
        .extracting(connector -> ((MentionConnector) connector).source().name())
        .containsOnlyOnce(source().name());
  }

  @Test
  void itsNameIsOneLowerCaseWordAndEverySettingIsExplained() {
    assertThat(source().name()).matches("[a-z][a-z0-9-]*");
    for (ConfigDef.ConfigKey setting : source().config().configKeys().values()) {
      assertThat(setting.name).matches("[a-z][a-z-]+");
      assertThat(setting.documentation).as(setting.name).hasSizeGreaterThan(10);
    }
  }

  @Test
  void itsCardAnswersEverything() throws ReflectiveOperationException {
    for (RecordComponent question : Card.class.getRecordComponents()) {
      Object answer = question.getAccessor().invoke(source().card());
      assertThat(answer.toString()).as(question.getName()).isNotBlank();
    }
  }

  @Test
  void theSameSettingsGiveTheSameFeedsEachWithItsOwnId() {
    assertThat(feeds()).isNotEmpty();
    assertThat(feeds()).extracting(Feed::id).doesNotHaveDuplicates();
    assertThat(feeds()).extracting(Feed::id).allMatch(id -> id.startsWith(source().name() + ":"));
    assertThat(feeds()).extracting(Feed::id).isEqualTo(feeds().stream().map(Feed::id).toList());
  }

  @Test
  void keysAreInNoNameOfAFeedAndInNoPage() throws Exception {
    for (String key : keys()) {
      for (Feed feed : feeds()) {
        Page page = feed.parse(answer(feed, page()));
        assertThat(feed.id() + feed.place() + feed + page)
            .as("what is stored of " + feed.place())
            .doesNotContain(key);
      }
    }
  }

  private List<String> keys() {
    return source().config().configKeys().values().stream()
        .filter(key -> key.type == ConfigDef.Type.PASSWORD && settings().containsKey(key.name))
        .map(key -> settings().get(key.name).toString())
        .toList();
  }

  @Test
  void aPageIsReadTheSameTwiceAndEveryMentionIsWhole() throws Exception {
    for (Feed feed : feeds()) {
      List<Item> items = feed.parse(answer(feed, page())).items();
      assertThat(items).hasAtLeastOneElementOfType(Item.Said.class);
      assertThat(said(feed)).isEqualTo(said(feed));
      for (Item item : items) {
        if (item instanceof Item.Said said) {
          var mention = said.mention().mention();
          assertThat(mention.source()).isEqualTo(source().name());
          assertThat(mention.author()).isPresent();
          assertThat(mention.text().or(mention::title)).isPresent();
          assertThat(mention.url()).isPresent();
        }
      }
    }
  }

  /**
   * A page on which somebody says something and the brand answers it, where answers are things of
   * their own.
   *
   * @param setting names who speaks for the brand
   */
  public record Talk(String setting, Object ours, String page) {}

  protected Optional<Talk> talk() {
    return Optional.empty();
  }

  /** The feed that reads the page of it. */
  protected Feed talking(List<Feed> feeds) {
    return feeds.getFirst();
  }

  @Test
  void whatTheBrandAnswersIsTheAnswerToAMention() throws Exception {
    assumeThat(talk()).as("answers on %s are things of their own", source().name()).isPresent();
    Talk talk = talk().orElseThrow();
    Map<String, Object> ours = new HashMap<>(settings());
    ours.put(talk.setting(), talk.ours());
    Map<String, Object> nobody = new HashMap<>(settings());
    nobody.remove(talk.setting());

    List<Mention> told = saidOn(page(talking(feedsOf(ours)), talk.page()));
    Mention answer = only(told, Mention::answers);
    Mention asked = only(told, Mention::answeredAs);
    assertThat(answer.answers()).isEqualTo(asked.answeredAs());
    assertThat(answer.text()).isPresent();
    assertThat(answer.publishedAt()).isPresent();
    assertThat(saidOn(page(talking(feedsOf(nobody)), talk.page())))
        .as("where nobody speaks for the brand")
        .hasSize(2)
        .allSatisfy(mention -> assertThat(mention.answers()).isEmpty())
        .allSatisfy(mention -> assertThat(mention.answeredAs()).isEmpty());
  }

  private static Mention only(List<Mention> told, Function<Mention, Optional<MentionId>> what) {
    assertThat(told).filteredOn(mention -> what.apply(mention).isPresent()).hasSize(1);
    return told.stream().filter(m -> what.apply(m).isPresent()).findFirst().orElseThrow();
  }

  private Page page(Feed feed, String body) throws Exception {
    return feed.parse(answer(feed, body));
  }

  @Test
  void whatItIsNotMeantForGivesNoMention() {
    for (String body :
        List.of("", "null", "[]", "{}", "<html><body>Sign in</body></html>", "\0\1")) {
      for (Feed feed : feeds()) {
        assertThat(mentions(feed, body)).as(body).isZero();
      }
    }
  }

  @Test
  void whateverComesIsReadOrRefusedAndNeverBreaksTheWalk() {
    List<Feed> feeds = feeds();
    Fuzz.of(page(), "{\"error\": \"no\"}", "<html><body>Sign in</body></html>")
        .refusing(Exception.class)
        .texts(
            body -> {
              for (Feed feed : feeds) {
                walkOn(feed, body);
                lookAgain(feed, body);
              }
            });
  }

  private void walkOn(Feed feed, String body) throws Exception {
    Page page = feed.parse(answer(feed, body));
    page.items().forEach(SourceBasics::keep);
    page.next().ifPresent(token -> goOn(feed, token));
  }

  /** Nobody expects a request to fail: it would end the task. */
  private static void goOn(Feed feed, String token) {
    try {
      feed.request(START, Optional.of(token));
    } catch (RuntimeException e) {
      throw new AssertionError("no request for the page " + token, e);
    }
  }

  private void lookAgain(Feed feed, String body) throws Exception {
    if (feed.lookup().isPresent()) {
      Lookup lookup = feed.lookup().get();
      keep(
          lookup.parse(
              "17", new Fetched(lookup.request("17").url(), Headers.of(), body.getBytes(UTF_8))));
    }
  }

  /** As the runtime does, which trusts what a page gave. */
  private static void keep(Item item) {
    if (item instanceof Item.Said said) {
      MentionJson.write(said.mention().mention());
    }
  }

  @Test
  void whateverAPlaceSendsByItselfIsAHintOrNone() {
    List<Pushed> pushed =
        feeds().stream().filter(Pushed.class::isInstance).map(Pushed.class::cast).toList();
    assumeThat(pushed).as("%s sends nothing by itself", source().name()).isNotEmpty();
    Fuzz.of(pushes().toArray(String[]::new))
        .refusing(IOException.class)
        .texts(
            body -> {
              JsonNode read = MentionJson.MAPPER.readTree(body);
              pushed.forEach(feed -> feed.hint(read));
            });
  }

  /** Bodies in the shape of what the place sends by itself. */
  protected List<String> pushes() {
    return List.of(
        "{\"object\": \"page\", \"entry\": [{\"id\": \"42\", \"changes\": [{\"field\": \"feed\", \"value\": {\"item\": \"comment\", \"comment_id\": \"42_17\", \"verb\": \"add\"}}]}]}",
        "{\"event_type\": \"response_completed\", \"object_id\": \"17\", \"resources\": {\"survey_id\": \"42\"}}",
        "{\"events\": [{\"eventName\": \"service-review-created\", \"eventData\": {\"id\": \"17\"}}]}",
        "{\"action\": \"incoming_chat\", \"payload\": {\"chat\": {\"id\": \"17\", \"thread\": {\"id\": \"42\"}}}}");
  }

  private long mentions(Feed feed, String body) {
    try {
      return feed.parse(answer(feed, body)).items().stream()
          .filter(Item.Said.class::isInstance)
          .count();
    } catch (Exception refused) {
      assertThat(refused).hasMessageMatching("(?s).+");
      return 0;
    }
  }

  private List<Object> said(Feed feed) throws Exception {
    return feed.parse(answer(feed, page())).items().stream()
        .map(item -> item instanceof Item.Said said ? (Object) said.mention().mention() : item)
        .toList();
  }

  private Fetched answer(Feed feed, String body) {
    Request request = feed.request(START, Optional.empty());
    return new Fetched(request.url(), Headers.of(), body.getBytes(UTF_8));
  }

  private List<Feed> feeds() {
    return feedsOf(settings());
  }

  /** The feeds of a place with these settings. */
  protected final List<Feed> feedsOf(Map<String, ?> settings) {
    return source().feeds(new AbstractConfig(source().config(), settings));
  }

  /** The first feed of the usual settings. */
  protected final Feed firstFeed() {
    return feeds().getFirst();
  }

  /** What the first feed reads of this answer to its first request. */
  protected final Page read(String body) throws Exception {
    return firstFeed().parse(answer(firstFeed(), body));
  }

  /** What the first feed reads of this answer to that request. */
  protected final Page read(Request asked, String body) throws Exception {
    return firstFeed().parse(new Fetched(asked.url(), Headers.of(), body.getBytes(UTF_8)));
  }

  /** What a request asks for in its body. */
  protected static String body(Request request) throws IOException {
    Buffer body = new Buffer();
    Objects.requireNonNull(request.body()).writeTo(body);
    return body.readUtf8();
  }

  /** The address that the first feed asks for this page of a first walk. */
  protected final HttpUrl address(String... page) {
    return firstFeed().request(START, Stream.of(page).findFirst()).url();
  }

  /** Everything that was said on a page. */
  protected static List<Mention> saidOn(Page page) {
    return page.items().stream()
        .filter(Item.Said.class::isInstance)
        .map(item -> ((Item.Said) item).mention().mention())
        .toList();
  }

  /**
   * Where what the place sent by itself tells the feeds to look; nothing for those it is not for.
   */
  protected final List<Pushed.Hint> hints(String body) throws IOException {
    JsonNode read = MentionJson.MAPPER.readTree(body);
    return feeds().stream()
        .filter(Pushed.class::isInstance)
        .flatMap(feed -> ((Pushed) feed).hint(read).stream())
        .toList();
  }

  /** What a lookup of the first feed makes of this answer. */
  protected final Item lookedUp(String nativeId, String body) throws Exception {
    Lookup lookup = firstFeed().lookup().orElseThrow();
    HttpUrl url = lookup.request(nativeId).url();
    return lookup.parse(nativeId, new Fetched(url, Headers.of(), body.getBytes(UTF_8)));
  }

  /** What an error with this body means. */
  protected final Optional<Refusal.Kind> meaning(int status, String body) {
    return firstFeed().refusal(status, answer(firstFeed(), body)).map(Refusal::kind);
  }
}
