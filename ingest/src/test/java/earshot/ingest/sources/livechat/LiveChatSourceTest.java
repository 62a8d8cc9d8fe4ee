package earshot.ingest.sources.livechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ingest.source.Cursor;
import earshot.ingest.source.Page;
import earshot.ingest.source.Pushed.Hint;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceBasics;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.Reply;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Request;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveChatSourceTest extends SourceBasics {
  private static final String CHAT =
      """
      {"id": "PXCHAT", "users": [
         {"id": "cust-1", "name": "Ada B.", "email": "ada@mail.example", "type": "customer", "last_visit": {"ip": "192.0.2.7"}},
         {"id": "bo@acme.example", "name": "Bo", "type": "agent"}],
       "thread": {"id": "PXTHREAD", "active": false, "created_at": "2026-11-14T08:14:00.000000Z", "events": [
         {"id": "e0", "type": "filled_form", "author_id": "cust-1", "created_at": "2026-11-14T08:14:00.000000Z", "fields": [{"label": "E-mail:", "value": "ada@mail.example"}]},
         {"id": "e1", "type": "message", "author_id": "bo@acme.example", "text": "Hello, how can I help?", "created_at": "2026-11-14T08:14:10.000000Z"},
         {"id": "e2", "type": "message", "author_id": "cust-1", "text": "My coffee is cold", "created_at": "2026-11-14T08:15:03.250000Z"},
         {"id": "e3", "type": "system_message", "author_id": "", "text": "Bo joined", "created_at": "2026-11-14T08:15:10.000000Z"},
         {"id": "e4", "type": "message", "author_id": "cust-1", "text": "Again!", "created_at": "2026-11-14T08:16:00.000000Z"}]}}\
      """;

  @Override
  protected Source source() {
    return new LiveChatSource();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("license", "7", "account-id", "9c2e", "token", "t0ken");
  }

  @Override
  protected String page() {
    return page(CHAT, "");
  }

  private static String page(String chats, String more) {
    return "{\"chats\": [" + chats + "], \"found_chats\": 1" + more + "}";
  }

  @Test
  void theCustomersSideOfAChatIsOneMention() throws Exception {
    Mention chat = saidOn(read(page())).getFirst();

    assertIs(chat, Kind.CHAT, "7", "PXTHREAD");
    assertThat(chat.text()).contains("My coffee is cold\nAgain!");
    assertThat(chat.author().orElseThrow().name()).contains("Ada B.");
    assertThat(chat.publishedAt()).contains(Instant.parse("2026-11-14T08:15:03.250Z"));
    assertThat(chat.thread()).contains("PXCHAT");
    assertThat(chat.url()).contains("https://my.livechatinc.com/archives/PXTHREAD");
    assertThat(chat.toString()).as("personal data").doesNotContain("mail.example", "192.0.2.7");
  }

  @Test
  void whatAnAgentWroteLastIsTheAnswer() throws Exception {
    assertThat(saidOn(read(page())).getFirst().reply())
        .contains(
            new Reply(
                "Hello, how can I help?",
                Optional.of(Instant.parse("2026-11-14T08:14:10Z")),
                Optional.empty()));
    for (String field : List.of("visibility", "recipients")) {
      String among =
          CHAT.replace("\"text\": \"Hello", "\"" + field + "\": \"agents\", \"text\": \"Hello");
      assertThat(saidOn(read(page(among, ""))).getFirst().reply()).as("among agents").isEmpty();
    }
  }

  @Test
  void whereNoCustomerWroteNothingWasSaid() throws Exception {
    String silent = CHAT.replace("\"author_id\": \"cust-1\"", "\"author_id\": \"bo@acme.example\"");
    assertThat(read(page(silent, "")).items()).isEmpty();
    String noEvents = CHAT.replaceFirst("(?s)\"events\": \\[.*", "\"access\": {}}}");
    assertThat(read(page(noEvents, "")).items()).isEmpty();
    String nameless = CHAT.replace("\"name\": \"Ada B.\", ", "");
    assertThat(saidOn(read(page(nameless, ""))).getFirst().author()).isEmpty();
  }

  @Test
  void aWalkBeginsADayBeforeItsPositionAndGoesOnByPage() throws Exception {
    assertThat(asked(START, Optional.empty()))
        .isEqualTo(
            "{\"sort_order\":\"asc\",\"limit\":100,\"filters\":{\"from\":\"2026-10-22T00:00:00.000000+00:00\"}}");

    Page page = read(page(CHAT, ", \"next_page_id\": \"MTUx==\""));
    assertThat(page.next()).contains("MTUx==");
    assertThat(asked(START, page.next())).isEqualTo("{\"page_id\":\"MTUx==\"}");
    assertThat(asked(new Cursor(Instant.EPOCH, page.position()), Optional.empty()))
        .contains("\"from\":\"2026-11-13T08:14:00.000000+00:00\"");

    assertThat(read(page()).next()).isEmpty();
    assertThat(read(page("", "")).position()).as("an empty one keeps the old position").isEmpty();
  }

  private String asked(Cursor cursor, Optional<String> page) throws IOException {
    Request request = firstFeed().request(cursor, page);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.url().toString())
        .isEqualTo("https://api.livechatinc.com/v3.5/agent/action/list_archives");
    return body(request);
  }

  @Test
  void aLicenseElsewhereIsAskedThere() {
    Map<String, Object> place = new HashMap<>(settings());
    assertThat(firstFeed().request(START, Optional.empty()).header("X-Region")).isNull();
    place.put("region", "fra");
    Request request = feedsOf(place).getFirst().request(START, Optional.empty());
    assertThat(request.header("X-Region")).isEqualTo("fra");
    place.put("license", "acme");
    assertThatThrownBy(() -> feedsOf(place)).isInstanceOf(ConfigException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "429, too_many_requests, TOO_MUCH",
    "403, authorization, FORBIDDEN",
    "421, misdirected_request, FORBIDDEN",
    "500, internal, PASSING",
    "400, validation,"
  })
  void theTypeOfAnErrorTellsWhatItMeans(int status, String type, Refusal.Kind kind) {
    String error = "{\"error\": {\"type\": \"" + type + "\", \"message\": \"Sorry\"}}";
    assertThat(meaning(status, error)).isEqualTo(Optional.ofNullable(kind));
  }

  @Test
  void aChatThatEndedCallsForAWalk() throws Exception {
    String ended =
        "{\"action\": \"chat_deactivated\", \"license_id\": 7, \"payload\": {\"chat_id\": \"C\"}}";
    assertThat(hints(ended)).containsExactly(Hint.WALK);
    assertThat(hints(ended.replace("7", "8"))).as("another license").isEmpty();
    assertThat(hints(ended.replace("chat_deactivated", "incoming_event"))).isEmpty();
  }
}
