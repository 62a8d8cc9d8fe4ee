package earshot.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalElasticsearchIT {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir static Path dir;
  private static @Nullable LocalElasticsearch node;

  @BeforeAll
  static void startWhereOneWasKilledAtItsFirstStart() throws IOException {
    Files.createDirectories(home().resolve("config"));
    Files.createFile(home().resolve("config/elasticsearch.keystore.tmp"));
    node = LocalElasticsearch.start(Installations.built(), home(), NodeSettings.small());
  }

  @AfterAll
  static void stop() {
    running().close();
    assertThat(new ElasticsearchHome(home(), home()).processes()).isEmpty();
  }

  private static LocalElasticsearch running() {
    return Objects.requireNonNull(node, "the node did not start");
  }

  /** With a space and a quote, as people name folders. */
  private static Path home() {
    return dir.resolve("our town's index");
  }

  @ParameterizedTest
  @CsvSource({
    "persian,   کتاب,      کتاب‌ها",
    "armenian,  կարծիք,    կարծիքներ",
    "russian,   книга,     книгами",
    "arabic,    مقهى,      المقهى",
    "english,   review,    reviews",
    "turkish,   kitap,     kitaplar",
    "german,    Bewertung, Bewertungen",
  })
  void inflectedFormsMeet(String analyzer, String one, String other) throws Exception {
    assertThat(terms(analyzer, other)).containsAll(terms(analyzer, one)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "english, the coffee was good, coffe good",
    "persian, قهوه از کافه و چای, قهوه كافه چا",
    "cjk,     コーヒー, コー ーヒ ヒー",
    "french,  l'avis des clients, avi client",
  })
  void stopWordsAreLeftOutAsOnAFullNode(String analyzer, String text, String terms)
      throws Exception {
    assertThat(terms(analyzer, text)).containsExactly(terms.split(" "));
  }

  @Test
  void everyLanguageOfAFullNodeIsThere() throws Exception {
    for (String language : LANGUAGES) {
      assertThat(terms(language, "Kaffee 2026")).as(language).contains("2026");
    }
    assertThat(LANGUAGES).hasSize(36);
  }

  @Test
  void saysWhyTheNodeDied() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      NodeSettings clash = new NodeSettings(512, true, OptionalInt.of(taken.getLocalPort()));
      assertThatThrownBy(
              () -> LocalElasticsearch.start(Installations.built(), dir.resolve("second"), clash))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("it died at start")
          .hasMessageContaining("Address already in use")
          .hasMessageContaining("console.log");
    }
  }

  @Test
  void aSecondNodeOnTheFolderIsRefusedByName() throws Exception {
    ElasticsearchHome home = new ElasticsearchHome(home(), home());
    assertThat(home.inUse()).isTrue();
    assertThatThrownBy(() -> LocalElasticsearch.waitForLeftovers(home, Duration.ZERO))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining(home.data().toString())
        .hasMessageContaining(String.valueOf(home.processes().getFirst().pid()));
  }

  @Test
  void aNodeThatIsKilledComesBackWithItsData() throws Exception {
    Http.ask("PUT", running().url().resolve("/kept"), "{}"); // no write creates an index here
    URI document = running().url().resolve("/kept/_doc/1?refresh=true");
    assertThat(Http.ask("PUT", document, "{\"said\":\"before\"}").statusCode()).isEqualTo(201);
    List<ProcessHandle> killed = new ElasticsearchHome(home(), home()).processes();
    assertThat(killed).isNotEmpty().allMatch(ProcessHandle::destroyForcibly);

    await()
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptions()
        .until(() -> Http.ask("GET", document, "").body().contains("before"));
    assertThat(new ElasticsearchHome(home(), home()).processes())
        .isNotEmpty()
        .doesNotContainAnyElementsOf(killed);
  }

  @Test
  void aNodeStartsThoughItsIndexIsLost() throws Exception {
    Path folder = dir.resolve("second");
    try (LocalElasticsearch first = small(folder)) {
      Http.ask("PUT", first.url().resolve("/lost"), "{}");
      Http.ask("PUT", first.url().resolve("/lost/_doc/1"), "{\"said\":\"before\"}");
      Http.ask("POST", first.url().resolve("/lost/_flush"), "");
    }
    BrokenShard.ofNode(folder);

    try (LocalElasticsearch again = small(folder)) {
      assertThat(Http.ask("GET", again.url().resolve("/_cluster/health"), "").body())
          .contains("\"status\":\"red\"");
    }
  }

  private static LocalElasticsearch small(Path folder) {
    return LocalElasticsearch.start(Installations.built(), folder, NodeSettings.small());
  }

  private List<String> terms(String analyzer, String text) throws Exception {
    var answer =
        Http.ask(
            "POST",
            running().url().resolve("/_analyze"),
            JSON.writeValueAsString(Map.of("analyzer", analyzer, "text", text)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body())
        .get("tokens")
        .valueStream()
        .map(token -> token.get("token").asText())
        .toList();
  }

  private static final List<String> LANGUAGES =
      List.of(
          "arabic",
          "armenian",
          "basque",
          "bengali",
          "brazilian",
          "bulgarian",
          "catalan",
          "cjk",
          "czech",
          "danish",
          "dutch",
          "english",
          "estonian",
          "finnish",
          "french",
          "galician",
          "german",
          "greek",
          "hindi",
          "hungarian",
          "indonesian",
          "irish",
          "italian",
          "latvian",
          "lithuanian",
          "norwegian",
          "persian",
          "portuguese",
          "romanian",
          "russian",
          "serbian",
          "sorani",
          "spanish",
          "swedish",
          "thai",
          "turkish");
}
