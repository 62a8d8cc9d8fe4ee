package earshot.ingest.sources.youtube;

import static earshot.ingest.source.Dialect.never;
import static earshot.ingest.source.Dialect.says;

import earshot.ingest.source.Dialect;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceContract;
import java.util.List;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

class YoutubeLiveContractTest extends SourceContract {
  private static final String ON_AIR =
      "{\"items\": [{\"id\": \"v1\", \"liveStreamingDetails\": {\"activeLiveChatId\": \"Cg0K\"}}]}";

  @Override
  protected Source source() {
    return new YoutubeSource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        says(
            403,
            "{\"error\": {\"code\": 403, \"message\": \"Slower\", \"errors\": [{\"reason\": \"rateLimitExceeded\"}]}}"),
        never("errors come with a status of their own"),
        says(
            400,
            "{\"error\": {\"code\": 400, \"message\": \"API key expired\", \"errors\": [{\"reason\": \"badRequest\"}]}}"),
        never("each has its id"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"live\": [\"v1\"], \"key\": \"AIza-f0r-t3sts\", \"base-url\": \"" + server + "\"";
  }

  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    HttpUrl asked = request.getUrl();
    if (asked.encodedPath().endsWith("/videos")) {
      return answer(ON_AIR);
    }
    String items =
        sayings.stream().map(YoutubeLiveContractTest::message).collect(Collectors.joining(","));
    return answer(
        "{\"nextPageToken\": \"n\", \"pollingIntervalMillis\": 4000, \"items\": [" + items + "]}");
  }

  private static MockResponse answer(String body) {
    return new MockResponse.Builder().body(body).build();
  }

  private static String message(Saying saying) {
    String id = saying.broken() ? "" : "\"id\": \"" + saying.id() + "\", ";
    return "{%s\"snippet\": {\"type\": \"textMessageEvent\", \"publishedAt\": \"%s\", \"textMessageDetails\": {\"messageText\": \"%s\"}}, \"authorDetails\": {\"displayName\": \"Ada\"}}"
        .formatted(id, saying.at(), saying.text());
  }

  @Override
  protected List<MockResponse> takenBack(Saying saying) {
    String gone =
        "{\"id\": \"d1\", \"snippet\": {\"type\": \"messageDeletedEvent\", \"messageDeletedDetails\": {\"deletedMessageId\": \"%s\"}}}"
            .formatted(saying.id());
    return List.of(answer(ON_AIR), answer("{\"items\": [" + gone + "]}"));
  }
}
