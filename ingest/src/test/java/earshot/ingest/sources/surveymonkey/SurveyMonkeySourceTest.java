package earshot.ingest.sources.surveymonkey;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.recorded.Recorded;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Page;
import earshot.ingest.source.Pushed.Hint;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceBasics;
import earshot.mention.Kind;
import earshot.mention.Mention;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveyMonkeySourceTest extends SourceBasics {
  private static final String RESPONSE =
      """
      {"id": "90210", "survey_id": "7", "collection_mode": "default", "response_status": "partial", "first_name": "Ada", "last_name": "B.",
       "email_address": "ada@mail.example", "ip_address": "192.0.2.7", "analyze_url": "https://www.surveymonkey.com/analyze/browse/x?respondent_id=90210",
       "date_created": "2026-11-14T08:15:00+00:00", "date_modified": "2026-11-14T08:17:30+00:00",
       "pages": [{"id": "1", "questions": [
         {"id": "51", "family": "single_choice", "subtype": "vertical", "heading": "Again?", "answers": [{"choice_id": "4", "simple_text": "No"}, {"other_id": "9", "text": "Only with sugar"}]},
         {"id": "52", "family": "open_ended", "subtype": "essay", "heading": "<b>Why</b> &amp; how?", "answers": [{"text": "Cold coffee"}]}]},
        {"id": "2", "questions": [
         {"id": "53", "family": "open_ended", "subtype": "multi", "heading": "Two wishes", "answers": [{"row_id": "61", "text": "Warm cups"}, {"row_id": "62", "text": "Milk"}]},
         {"id": "54", "family": "open_ended", "subtype": "numerical", "heading": "Cups a day", "answers": [{"row_id": "63", "text": "4"}]},
         {"id": "55", "family": "demographic", "subtype": "us", "heading": "Where do you live?", "answers": [{"row_id": "64", "text": "1 Main Street"}]}]}]}\
      """;

  @Override
  protected Source source() {
    return new SurveyMonkeySource();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("surveys", List.of("7", "8"), "token", "t0ken", "what", "responses");
  }

  @Override
  protected String page() {
    return page(RESPONSE, "");
  }

  private static String page(String responses, String next) {
    return "{\"data\": [%s], \"page\": 1, \"links\": {\"self\": \"https://api.surveymonkey.net/v3/x\"%s}}"
        .formatted(responses, next.isEmpty() ? "" : ", \"next\": \"" + next + "\"");
  }

  @Test
  void theOpenLinksOfASurveyAreThereToBeSent() throws Exception {
    Feed links =
        feedsOf(Map.of("surveys", "7", "token", "t0ken")).stream()
            .filter(feed -> feed.place().equals("7/links"))
            .findFirst()
            .orElseThrow();
    Request asked = links.request(START, Optional.empty());
    assertThat(asked.url().encodedPath()).isEqualTo("/v3/surveys/7/collectors");
    assertThat(asked.url().queryParameter("include")).isEqualTo("status,url");
    String body =
        """
        {"data": [{"id": "31", "name": "Web Link 1", "status": "open", "url": "https://www.surveymonkey.com/r/AAA"},
          {"id": "32", "status": "closed", "url": "https://www.surveymonkey.com/r/BBB"}, {"id": "33", "status": "open"}],
         "links": {"next": "https://api.surveymonkey.com/v3/surveys/7/collectors?page=2&per_page=50"}}""";
    Page page =
        links.parse(new Fetched(asked.url(), Headers.of(), body.getBytes(StandardCharsets.UTF_8)));
    assertThat(page.items())
        .containsExactly(new Item.Fact("7/links", "link 31", "https://www.surveymonkey.com/r/AAA"));
    assertThat(links.request(START, page.next()).url().queryParameter("page")).isEqualTo("2");
  }

  @Test
  void everyAnswerInOnesOwnWordsIsAMentionUnderItsQuestion() throws Exception {
    List<Mention> said = saidOn(read(page()));
    assertThat(said)
        .as("neither choices nor amounts nor addresses")
        .extracting(Mention::nativeId)
        .containsExactly("90210-51", "90210-52", "90210-53-61", "90210-53-62");
    assertThat(said.getFirst().text()).contains("Only with sugar");

    Mention why = said.get(1);
    assertThat(why.kind()).isEqualTo(Kind.SURVEY);
    assertThat(why.account()).isEqualTo("7");
    assertThat(why.title()).contains("Why & how?");
    assertThat(why.text()).contains("Cold coffee");
    assertThat(why.author().orElseThrow().name()).contains("Ada B.");
    assertThat(why.thread()).contains("90210");
    assertThat(why.url())
        .contains("https://www.surveymonkey.com/analyze/browse/x?respondent_id=90210");
    assertThat(why.publishedAt()).contains(Instant.parse("2026-11-14T08:15:00Z"));
    assertThat(why.toString()).as("personal data").doesNotContain("mail.example", "192.0.2.7");
  }

  @Test
  void mostPeopleHaveNoNameAndATrialIsNothing() throws Exception {
    String nameless = RESPONSE.replace("\"Ada\"", "\"\"").replace("\"B.\"", "\"\"");
    assertThat(saidOn(read(page(nameless, ""))).getFirst().author()).isEmpty();
    String trial = RESPONSE.replace("\"default\"", "\"survey_preview\"");
    assertThat(read(page(trial, "")).items()).isEmpty();
  }

  @Test
  void theWalkGoesOnBehindTheLastTimeSeen() throws Exception {
    HttpUrl first = address();
    assertThat(first.toString())
        .startsWith("https://api.surveymonkey.com/v3/surveys/7/responses/bulk?simple=true");
    assertThat(first.queryParameter("start_modified_at")).isEqualTo("2026-10-22T00:00:00");
    assertThat(first.queryParameter("page")).isEqualTo("1");

    Page more = read(page(RESPONSE, "https://other.example/v3/next"));
    assertThat(more.next()).contains("2026-11-14T08:17:29");
    assertThat(more.position()).contains("2026-11-14T08:17:29");
    HttpUrl second = address(more.next().orElseThrow());
    assertThat(second.host()).as("never the host of an answer").isEqualTo("api.surveymonkey.com");
    assertThat(second.queryParameter("start_modified_at")).isEqualTo("2026-11-14T08:17:29");

    Page last = read(page());
    assertThat(last.next()).isEmpty();
    Cursor later = new Cursor(Instant.EPOCH, last.position());
    assertThat(firstFeed().request(later, Optional.empty()).url()).isEqualTo(second);
    assertThat(read(page("", "")).position()).as("an empty one keeps the old position").isEmpty();
  }

  @Test
  void aPageWithinOneSecondLeadsToTheNextByNumber() throws Exception {
    Feed feed = firstFeed();
    HttpUrl url = address("2026-11-14T08:17:29");
    String body = page(RESPONSE, "https://other.example/v3/next");
    Page page = feed.parse(Recorded.answer(url.toString(), body));
    assertThat(page.next()).contains("2026-11-14T08:17:29 2");

    HttpUrl second = address(page.next().orElseThrow());
    assertThat(second.queryParameter("page")).isEqualTo("2");
    assertThat(feed.parse(Recorded.answer(second.toString(), body)).next())
        .contains("2026-11-14T08:17:29 3");
  }

  @Test
  void anAnswerIsLookedUpInItsResponse() throws Exception {
    HttpUrl asked = firstFeed().lookup().orElseThrow().request("90210-53-61").url();
    assertThat(asked.encodedPath()).isEqualTo("/v3/surveys/7/responses/90210/details");
    Mention paged = saidOn(read(page())).get(2);
    assertThat(saidOn(Page.last(List.of(lookedUp("90210-53-61", RESPONSE)))))
        .containsExactly(paged);
    assertThat(lookedUp("90210-99", RESPONSE)).isInstanceOf(Item.Gone.class);
  }

  @ParameterizedTest
  @CsvSource({
    "403, 1017, TOO_MUCH",
    "429, 1040, TOO_MUCH",
    "401, 1012, FORBIDDEN",
    "403, 1018, FORBIDDEN",
    "404, 1020,",
    "503, 1051,"
  })
  void aQuotaBehindA403IsWaitedFor(int status, int code, Refusal.Kind kind) {
    String error =
        "{\"error\": {\"id\": \"%d\", \"message\": \"Sorry\", \"http_status_code\": %d}}";
    assertThat(meaning(status, error.formatted(code, status))).isEqualTo(Optional.ofNullable(kind));
  }

  @Test
  void anAnswerCallsForAWalkOfItsSurvey() throws Exception {
    String answered =
        "{\"event_type\": \"response_completed\", \"object_id\": \"1\", \"resources\": {\"survey_id\": \"%s\"}}";
    assertThat(hints(answered.formatted("8"))).containsExactly(Hint.WALK);
    assertThat(hints(answered.formatted("9"))).isEmpty();
  }
}
