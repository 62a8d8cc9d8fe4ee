package earshot.ingest.sources.surveymonkey;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.ListFeed;
import earshot.ingest.source.Paging;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Shape;
import earshot.mention.Listing;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * The addresses under which people answer a survey: those of its open <a
 * href="https://api.surveymonkey.com/v3/docs#api-endpoints-survey-collectors">collectors</a> that
 * have one, to be sent or to be put into a page.
 */
final class LinksFeed extends ListFeed {
  LinksFeed(String survey, Api api) {
    super(
        SurveyMonkeySource.NAME,
        survey,
        survey + "/links",
        Polling.of(Shape.WINDOW).atMostEvery(Duration.ofHours(12)),
        new Listed("data", "id", Paging.token("page", "/links/next")),
        api);
  }

  @Override
  protected HttpUrl.Builder list(Cursor cursor) {
    return api.at("v3/surveys/" + account + "/collectors?include=status,url&per_page=50");
  }

  @Override
  protected Optional<Item> item(JsonNode collector, JsonNode answer) {
    boolean open = collector.path("status").asText("open").equals("open");
    return Json.maybe(collector, "url")
        .filter(url -> open)
        .map(url -> new Item.Fact(place(), Listing.LINK + " " + Json.id(collector, "id"), url));
  }
}
