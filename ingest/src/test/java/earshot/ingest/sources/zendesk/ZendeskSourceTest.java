package earshot.ingest.sources.zendesk;

import static earshot.ingest.recorded.Recorded.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ingest.source.Cursor;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Item;
import earshot.ingest.source.Page;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceBasics;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.Rating;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class ZendeskSourceTest extends SourceBasics {
  private static final String TICKET =
      """
      {"url": "https://acme.zendesk.com/api/v2/tickets/4045.json", "id": 4045, "via": {"channel": "email"}, "subject": "Cold coffee",
       "description": "It was cold.\\n\\nTwice.", "created_at": "2026-11-14T08:15:00Z", "updated_at": "2026-11-15T00:00:00Z",
       "status": "open", "requester_id": 77, "submitter_id": 77, "satisfaction_rating": {"score": "unoffered"}}
      """;
  private static final String USERS =
      "\"users\": [{\"id\": 77, \"name\": \"Ada B.\", \"email\": \"ada@mail.example\"}]";
  private static final String RATING =
      """
      {"url": "https://acme.zendesk.com/api/v2/satisfaction_ratings/4045.json", "id": 4045, "assignee_id": 1, "group_id": 2, "requester_id": 77,
       "ticket_id": 208, "score": "%s", "comment": "Never again", "created_at": "2026-11-14T08:15:00Z", "updated_at": "2026-11-14T08:15:00Z"}
      """;

  private static final String COMMENTS =
      """
      {"comments": [
       {"id": 1, "author_id": 5, "public": true, "plain_body": "It was cold.", "created_at": "2026-11-14T08:15:00Z"},
       {"id": 2, "author_id": 5, "public": false, "plain_body": "A regular.", "created_at": "2026-11-14T08:30:00Z"},
       {"id": 3, "author_id": 77, "public": true, "plain_body": "Hello?", "created_at": "2026-11-14T08:45:00Z"},
       {"id": 4, "author_id": 5, "public": true, "plain_body": "Sorry, Ada.", "created_at": "2026-11-14T09:00:00Z"}],
       "users": [{"id": 5, "name": "Mara", "role": "admin"}, {"id": 77, "name": "Ada B.", "role": "end-user"}]}
      """;

  @Override
  protected Source source() {
    return new ZendeskSource();
  }

  @Override
  protected Map<String, Object> settings() {
    return desk("tickets");
  }

  private static Map<String, Object> desk(String... what) {
    return Map.of(
        "subdomain", "acme", "user", "ada@acme.example", "token", "t0ken", "what", List.of(what));
  }

  @Override
  protected String page() {
    return page(TICKET, true);
  }

  private static String page(String ticket, boolean end) {
    return "{\"tickets\": [%s], %s, \"after_cursor\": \"MTcw\", \"end_of_stream\": %s, \"after_url\": \"https://other.zendesk.com/x\"}"
        .formatted(ticket, USERS, end);
  }

  @Test
  void aTicketIsAMessage() throws Exception {
    Mention message = saidOn(read(page())).getFirst();

    assertIs(message, Kind.MESSAGE, "acme", "4045");
    assertThat(message.title()).contains("Cold coffee");
    assertThat(message.text()).contains("It was cold.\n\nTwice.");
    assertThat(message.author().orElseThrow().name()).contains("Ada B.");
    assertThat(message.url()).contains("https://acme.zendesk.com/agent/tickets/4045");
    assertThat(message.publishedAt()).contains(Instant.parse("2026-11-14T08:15:00Z"));
    assertThat(message.editedAt()).as("a ticket changes without its words").isEmpty();
    assertThat(message.toString()).as("personal data").doesNotContain("mail.example");
  }

  @Test
  void aDeletedTicketComesAgainAsDeleted() throws Exception {
    Page page = read(page(TICKET.replace("\"open\"", "\"deleted\""), true));
    assertThat(page.items())
        .containsExactly(new Item.Gone(saidOn(read(page())).getFirst().id(), "4045"));
  }

  @Test
  void theCursorLeadsOnAndIsKeptAtTheEnd() throws Exception {
    assertThat(address().queryParameter("start_time")).isEqualTo("1792627200");
    assertThat(read(page(TICKET, false)).next()).contains("MTcw");
    assertThat(read(page(TICKET, false)).position()).contains("MTcw");
    assertThat(read(page()).next()).as("the end of the stream").isEmpty();
    assertThat(read(page()).position()).contains("MTcw");
    assertThat(
            read("{\"tickets\": [], \"end_of_stream\": true, \"after_cursor\": null}").position())
        .as("an empty one keeps the old position")
        .isEmpty();
    Cursor later = new Cursor(Instant.EPOCH, Optional.of("MTcw"));
    HttpUrl asked = firstFeed().request(later, Optional.empty()).url();
    assertThat(asked.queryParameter("cursor")).isEqualTo("MTcw");
    assertThat(asked.queryParameter("start_time")).isNull();
    assertThat(asked.host()).as("never the host of an answer").isEqualTo("acme.zendesk.com");
  }

  @Test
  void whatAgentsAnswerIsReadOfTicketsThatHaveAnswers() throws Exception {
    String metrics =
        "\"metric_sets\": [{\"ticket_id\": 4045, \"replies\": 1}, {\"ticket_id\": 4046, \"replies\": 0}], \"users\"";
    Page tickets = read(page(TICKET, false).replace("\"users\"", metrics));
    assertThat(tickets.position()).contains("MTcw");
    HttpUrl asked = address(tickets.next().orElseThrow());
    assertThat(asked.encodedPath()).isEqualTo("/api/v2/tickets/4045/comments");

    Page comments = read(firstFeed().request(START, tickets.next()), COMMENTS);
    assertThat(comments.next()).as("more tickets").contains("MTcw");
    assertThat(comments.position()).isEmpty();
    Mention answer = saidOn(comments).getFirst();
    assertThat(saidOn(comments)).hasSize(1);
    assertThat(answer.answers()).isEqualTo(saidOn(tickets).getFirst().answeredAs());
    assertThat(answer.text()).contains("Sorry, Ada.");
    assertThat(answer.publishedAt()).contains(Instant.parse("2026-11-14T09:00:00Z"));
  }

  @Test
  void allCommentsOfALongTicketAreReadAndWhatBecameInternalIsTakenBack() throws Exception {
    String made =
        "\"metric_sets\": [{\"ticket_id\": 4045, \"replies\": 0, \"reply_time_in_minutes\": {\"calendar\": 45}}], \"users\"";
    Optional<String> comments = read(page(TICKET, true).replace("\"users\"", made)).next();
    assertThat(address(comments.orElseThrow()).queryParameter("page[size]")).isEqualTo("100");

    String more =
        COMMENTS.replaceFirst("\\{", "{\"meta\": {\"has_more\": true, \"after_cursor\": \"a:1\"},");
    Page first = read(firstFeed().request(START, comments), more);
    assertThat(first.items()).as("the note").hasAtLeastOneElementOfType(Item.Hidden.class);
    HttpUrl second = address(first.next().orElseThrow());
    assertThat(second.encodedPath()).isEqualTo("/api/v2/tickets/4045/comments");
    assertThat(second.queryParameter("page[after]")).isEqualTo("a:1");

    Page last =
        read(
            firstFeed().request(START, first.next()),
            COMMENTS.replace("\"author_id\": 77", "\"author_id\": 5"));
    assertThat(saidOn(last)).as("its first is not what the ticket says").hasSize(3);
    assertThat(last.next()).isEmpty();
  }

  @Test
  void aRatingIsGoodOrBadAndWhatWasOnlyOfferedIsNone() throws Exception {
    Feed ratings = feedsOf(desk("ratings")).getFirst();
    String url = ratings.request(START, Optional.of("abc")).url().toString();
    assertThat(HttpUrl.get(url).queryParameter("page[after]")).isEqualTo("abc");
    String list =
        "{\"satisfaction_ratings\": [%s], \"meta\": {\"has_more\": %s, \"after_cursor\": \"def\"}}";

    Page page = ratings.parse(answer(url, list.formatted(RATING.formatted("bad"), true)));
    Mention bad = saidOn(page).getFirst();
    assertThat(bad.kind()).isEqualTo(Kind.SURVEY);
    assertThat(bad.rating()).contains(new Rating(0, 0, 1));
    assertThat(bad.text()).contains("Never again");
    assertThat(bad.thread()).contains("208");
    assertThat(bad.url()).contains("https://acme.zendesk.com/agent/tickets/208");
    assertThat(page.next()).contains("def");

    Page last =
        ratings.parse(answer(url, list.formatted(RATING.formatted("good_with_comment"), false)));
    assertThat(saidOn(last).getFirst().rating()).contains(new Rating(1, 0, 1));
    assertThat(last.next()).isEmpty();
    assertThat(
            ratings.parse(answer(url, list.formatted(RATING.formatted("offered"), false))).items())
        .isEmpty();
  }

  @Test
  void aRatingAndATicketWithTheSameNumberAreTwoThings() throws Exception {
    Feed ratings = feedsOf(desk("ratings")).getFirst();
    String list = "{\"satisfaction_ratings\": [" + RATING.formatted("good") + "]}";
    Mention rating = saidOn(ratings.parse(answer("https://acme.zendesk.com/", list))).getFirst();
    assertThat(rating.id()).isNotEqualTo(saidOn(read(page())).getFirst().id());
  }

  @Test
  void aWholeAddressIsNoSubdomain() {
    Map<String, Object> place = new HashMap<>(settings());
    place.put("subdomain", "acme.zendesk.com");
    assertThatThrownBy(() -> feedsOf(place)).isInstanceOf(ConfigException.class);
  }
}
