package earshot.ingest.sources.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ingest.recorded.Model;
import earshot.ingest.recorded.Models;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceBasics;
import earshot.mention.Author;
import earshot.mention.Kind;
import earshot.mention.Mention;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class TelegramSourceTest extends SourceBasics {
  private static final String MESSAGE =
      """
      {"update_id": 900, "message": {"message_id": 31, "date": 1793534400,
       "chat": {"id": -1001234567890, "type": "supergroup", "title": "Coffee talk", "username": "coffeetalk"},
       "from": {"id": 7, "is_bot": false, "first_name": "Ada", "last_name": "B.", "username": "ada_b", "language_code": "en"},
       "reply_to_message": {"message_id": 30}, "text": "Cold again"}}
      """;

  private static final String ANSWER =
      """
      {"update_id": 902, "message": {"message_id": 33, "date": 1793534460,
       "chat": {"id": -1001234567890, "type": "supergroup", "title": "Coffee talk", "username": "coffeetalk"},
       "from": {"id": 1087968824, "is_bot": true, "first_name": "Group", "username": "GroupAnonymousBot"},
       "sender_chat": {"id": -1001234567890, "type": "supergroup", "title": "Coffee talk", "username": "acme_talk"},
       "reply_to_message": {"message_id": 31}, "text": "Sorry!"}}
      """;

  @Override
  protected Source source() {
    return new TelegramSource();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("bot", "@acme_bot", "token", "77:t0ken-of-bot");
  }

  @Override
  protected String page() {
    return page(MESSAGE);
  }

  private static String page(String updates) {
    return "{\"ok\": true, \"result\": [%s]}".formatted(updates);
  }

  private Mention said(String update) throws Exception {
    return saidOn(read(page(update))).getFirst();
  }

  @Override
  protected Optional<Model> model() throws IOException {
    return Optional.of(Models.telegram("Update"));
  }

  @Override
  protected Optional<Talk> talk() {
    return Optional.of(new Talk("ours", List.of("@acme_talk", "5"), page(MESSAGE + ", " + ANSWER)));
  }

  @Test
  void aMessageIsRead() throws Exception {
    Mention message = said(MESSAGE);

    assertIs(message, Kind.CHAT, "", "-1001234567890/31");
    assertThat(message.text()).contains("Cold again");
    assertThat(message.thread()).contains("-1001234567890/30");
    assertThat(message.url()).contains("https://t.me/coffeetalk/31");
    assertThat(message.publishedAt()).contains(Instant.parse("2026-11-01T12:00:00Z"));
    assertThat(message.editedAt()).isEmpty();
    assertThat(message.language()).as("that of a device").isEmpty();
    assertThat(message.author())
        .contains(
            new Author(
                Optional.of("Ada B."),
                Optional.of("ada_b"),
                Optional.of("https://t.me/ada_b"),
                Optional.empty()));
  }

  @Test
  void anEditIsTheSameMessageAgain() throws Exception {
    Mention edit =
        said(
            MESSAGE
                .replace("\"message\"", "\"edited_message\"")
                .replace("\"text\"", "\"edit_date\": 1793534460, \"text\""));
    assertThat(edit.id()).isEqualTo(said(MESSAGE).id());
    assertThat(edit.editedAt()).contains(Instant.parse("2026-11-01T12:01:00Z"));
  }

  @Test
  void aChannelSpeaksForItself() throws Exception {
    String post =
        """
        {"update_id": 901, "channel_post": {"message_id": 5, "date": 1793534400, "caption": "Our new roast",
         "photo": [{"file_id": "f"}], "sender_chat": {"id": -1009, "type": "channel", "title": "Acme news"},
         "from": {"first_name": "Group"}, "chat": {"id": -1009, "type": "channel", "title": "Acme news"}}}
        """;
    Mention said = said(post);
    assertThat(said.kind()).isEqualTo(Kind.POST);
    assertThat(said.text()).contains("Our new roast");
    assertThat(said.author().flatMap(Author::name)).contains("Acme news");
    assertThat(said.url()).as("for members").contains("https://t.me/c/9/5");
  }

  @Test
  void aTalkWithTheBotHasNoAddress() throws Exception {
    Mention talk = said(MESSAGE.replace("supergroup", "private").replace("-1001234567890", "7"));
    assertThat(talk.kind()).isEqualTo(Kind.MESSAGE);
    assertThat(talk.nativeId()).isEqualTo("7/31");
    assertThat(talk.url()).isEmpty();
    assertThat(said(MESSAGE.replace("\"username\": \"coffeetalk\"", "\"id\": -5")).url()).isEmpty();
  }

  @Test
  void whatHasNoWordsIsPassedOver() throws Exception {
    String joined = MESSAGE.replace("\"text\": \"Cold again\"", "\"new_chat_members\": []");
    assertThat(read(page(joined)).items()).isEmpty();
    assertThat(read(page(joined)).position()).contains("901");
    assertThat(read(page(MESSAGE.replace("\"message\"", "\"poll\""))).items()).isEmpty();
  }

  @Test
  void aMessageWithoutItsNumberIsSetAside() throws Exception {
    assertThat(read(page(MESSAGE.replace("\"message_id\": 31, ", ""))).items())
        .singleElement()
        .isInstanceOf(Item.Unreadable.class);
  }

  @Test
  void askingForWhatFollowsForgetsWhatCameBeforeSoAWalkIsOnePage() throws Exception {
    assertThat(read(page(MESSAGE + "," + MESSAGE.replace("900", "950"))).position())
        .contains("951");
    assertThat(read(page()).next()).isEmpty();
    assertThat(read(page("")).position()).as("an empty page keeps it").isEmpty();
    assertThat(address().queryParameter("offset")).isNull();
    Cursor later = new Cursor(START.since(), Optional.of("951"));
    HttpUrl url = firstFeed().request(later, Optional.empty()).url();
    assertThat(url.queryParameter("offset")).isEqualTo("951");
    assertThat(url.encodedPath()).isEqualTo("/bot77:t0ken-of-bot/getUpdates");
    assertThat(url.queryParameter("allowed_updates"))
        .isEqualTo("[\"message\",\"edited_message\",\"channel_post\",\"edited_channel_post\"]");
  }

  @Test
  void aRefusalSaysWhyAndHowLong() {
    String error = "{\"ok\": false, \"error_code\": 409, \"description\": \"Conflict\"%s}";
    assertThat(meaning(409, error.formatted(""))).contains(Refusal.Kind.FORBIDDEN);
    assertThat(meaning(502, error.formatted(""))).isEmpty();
    String wait = error.formatted(", \"parameters\": {\"retry_after\": 12}");
    Fetched answer = new Fetched(address(), Headers.of(), wait.getBytes(StandardCharsets.UTF_8));
    assertThat(firstFeed().refusal(429, answer).flatMap(Refusal::pause))
        .contains(Duration.ofSeconds(12));
    assertThat(meaning(429, wait)).contains(Refusal.Kind.TOO_MUCH);
    assertThatThrownBy(() -> read(error.formatted(""))).isInstanceOf(Refusal.class);
  }

  @Test
  void theBotIsNamedAndItsTokenIsNot() {
    assertThat(firstFeed().id()).isEqualTo("telegram:@acme_bot");
    assertThatThrownBy(() -> feedsOf(Map.of("bot", "77:token", "token", "77:token")))
        .isInstanceOf(ConfigException.class);
  }
}
