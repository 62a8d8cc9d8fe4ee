package earshot.ingest.sources.intercom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ingest.recorded.Model;
import earshot.ingest.recorded.Models;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Item;
import earshot.ingest.source.Page;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceBasics;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.Rating;
import earshot.mention.Reply;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.Request;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class IntercomSourceTest extends SourceBasics {
  private static final String CONVERSATION =
      """
      {"type": "conversation", "id": "2295", "created_at": 1794643200, "updated_at": 1794643500, "open": true, "state": "open",
       "source": {"type": "conversation", "id": "9", "delivered_as": "customer_initiated", "subject": "<p>My order</p>",
         "body": "<p>My coffee is <b>cold</b></p>", "author": {"type": "lead", "id": "l1", "name": "Ada B.", "email": "ada@mail.example"},
         "url": "https://acme.example/shop", "redacted": false},
       "contacts": {"type": "contact.list", "contacts": [{"type": "contact", "id": "l1"}]},
       "conversation_rating": {"rating": 2, "remark": "Too slow", "created_at": 1794643490},
       "conversation_parts": {"type": "conversation_part.list", "total_count": 4, "conversation_parts": [
         {"type": "conversation_part", "id": "10", "part_type": "comment", "body": "<p>Sorry!</p>", "created_at": 1794643260, "author": {"type": "admin", "id": "7", "name": "Bo"}, "redacted": false},
         {"type": "conversation_part", "id": "11", "part_type": "comment", "body": "<p>Again!</p>", "created_at": 1794643300, "author": {"type": "user", "id": "u1", "name": "Ada B."}, "redacted": false},
         {"type": "conversation_part", "id": "12", "part_type": "note", "body": "<p>Known complainer</p>", "created_at": 1794643310, "author": {"type": "admin", "id": "7", "name": "Bo"}, "redacted": false},
         {"type": "conversation_part", "id": "13", "part_type": "comment", "body": "<p>My card is 4111</p>", "created_at": 1794643320, "author": {"type": "user", "id": "u1"}, "redacted": true},
         {"type": "conversation_part", "id": "14", "part_type": "close", "body": null, "created_at": 1794643500, "author": {"type": "admin", "id": "7"}, "redacted": false}]}}\
      """;

  @Override
  protected Source source() {
    return new IntercomSource();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("workspace", "ab12cd34", "token", "t0ken");
  }

  @Override
  protected String page() {
    return CONVERSATION;
  }

  @Override
  protected Optional<Model> model() throws IOException {
    return Optional.of(Models.openApi("intercom/api.intercom.io-2.15.yaml", "conversation"));
  }

  @Test
  void theCustomersSideOfAConversationIsOneMention() throws Exception {
    Mention chat = saidOn(read(CONVERSATION)).getFirst();

    assertIs(chat, Kind.CHAT, "ab12cd34", "2295");
    assertThat(chat.title()).contains("My order");
    assertThat(chat.text()).contains("My coffee is cold\nAgain!\nToo slow");
    assertThat(chat.rating()).contains(Rating.stars(2));
    assertThat(chat.author().orElseThrow().name()).contains("Ada B.");
    assertThat(chat.publishedAt()).contains(Instant.ofEpochSecond(1794643200));
    assertThat(chat.url())
        .contains("https://app.intercom.com/a/inbox/ab12cd34/inbox/conversation/2295");
    assertThat(chat.toString()).as("personal data").doesNotContain("mail.example", "4111");
  }

  @Test
  void whatATeammateWroteLastIsTheAnswerUntilTheCustomerWritesAgain() throws Exception {
    assertThat(saidOn(read(CONVERSATION)).getFirst().reply())
        .as("a note and a mere closing are none, and before that the customer wrote last")
        .isEmpty();
    String closing =
        CONVERSATION.replace(
            "\"close\", \"body\": null", "\"close\", \"body\": \"<p>All <b>good</b>?</p>\"");
    assertThat(saidOn(read(closing)).getFirst().reply())
        .contains(
            new Reply(
                "All good?", Optional.of(Instant.ofEpochSecond(1794643500)), Optional.empty()));
    String bot =
        closing.replace(
            "{\"type\": \"admin\", \"id\": \"7\"}", "{\"type\": \"bot\", \"id\": \"7\"}");
    assertThat(saidOn(read(bot)).getFirst().reply()).isEmpty();
  }

  @Test
  void whereAnAgentBeganTheFirstAnswerCounts() throws Exception {
    String begun = CONVERSATION.replaceFirst("\"type\": \"lead\"", "\"type\": \"admin\"");
    Mention chat = saidOn(read(begun)).getFirst();
    assertThat(chat.text()).contains("Again!\nToo slow");
    assertThat(chat.publishedAt()).contains(Instant.ofEpochSecond(1794643300));
  }

  @Test
  void whatIsRedactedIsGone() throws Exception {
    String silent = CONVERSATION.replace("\"redacted\": false", "\"redacted\": true");
    assertThat(read(silent).items()).isEmpty();
    assertThat(lookedUp("2295", silent)).isInstanceOf(Item.Gone.class);
    assertThat(lookedUp("2295", CONVERSATION)).isInstanceOf(Item.Said.class);
    assertThatThrownBy(() -> lookedUp("1", CONVERSATION)).hasMessageContaining("not the item");
  }

  @Test
  void aWalkAsksForEachConversationThatMovedAndConcludesWithTheLast() throws Exception {
    Request first = firstFeed().request(START, Optional.empty());
    assertThat(first.url().toString()).isEqualTo("https://api.intercom.io/conversations/search");
    assertThat(first.header("Intercom-Version")).isEqualTo("2.15");
    assertThat(body(first))
        .isEqualTo(
            "{\"query\":{\"field\":\"updated_at\",\"operator\":\">\",\"value\":%d},\"pagination\":{\"per_page\":50}}"
                .formatted(START.since().getEpochSecond()));

    Page found = read(found("2295", 500, "\"WzE=\""));
    assertThat(found.position()).as("nothing is read yet").isEmpty();
    Request one = firstFeed().request(START, found.next());
    assertThat(one.url().encodedPath()).isEqualTo("/conversations/2295");
    Page read = read(one, CONVERSATION);
    assertThat(read.position()).as("there is more to search").isEmpty();
    Request more = firstFeed().request(START, read.next());
    assertThat(body(more)).contains("\"starting_after\":\"WzE=\"", "\"value\":");

    Page last = read(more, found("2296", 400, "null"));
    Page end = read(firstFeed().request(START, last.next()), CONVERSATION);
    assertThat(end.next()).isEmpty();
    assertThat(end.position()).as("the newest of the whole walk").contains("500");
    Cursor later = new Cursor(Instant.EPOCH, end.position());
    assertThat(body(firstFeed().request(later, Optional.empty()))).contains("\"value\":440}");
  }

  @Test
  void whereNothingMovedThePositionStays() throws Exception {
    Page none = read("{\"type\": \"conversation.list\", \"conversations\": [], \"pages\": {}}");
    assertThat(none.next()).isEmpty();
    assertThat(none.position()).isEmpty();
  }

  @Test
  void aWorkspaceIsNamedByItsId() {
    Map<String, Object> place = new HashMap<>(settings());
    place.put("workspace", "Acme Inc.");
    assertThatThrownBy(() -> feedsOf(place)).isInstanceOf(ConfigException.class);
  }

  private static String found(String id, long updated, String cursor) {
    return """
    {"type": "conversation.list", "conversations": [{"type": "conversation", "id": "%s", "updated_at": %d}],
     "pages": {"type": "pages", "next": {"starting_after": %s}}}
    """
        .formatted(id, updated, cursor);
  }
}
