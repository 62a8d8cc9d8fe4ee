package earshot.ingest.sources.instagram;

import static earshot.ingest.source.Dialect.never;
import static earshot.ingest.source.Dialect.says;

import earshot.ingest.source.Dialect;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceContract;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

class InstagramHashtagContractTest extends SourceContract {
  @Override
  protected Source source() {
    return new InstagramSource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        says(
            400,
            "{\"error\": {\"message\": \"Too many calls\", \"type\": \"OAuthException\", \"code\": 32}}"),
        says(200, "{\"error\": {\"message\": \"Please retry\", \"code\": 2}}"),
        says(
            400,
            "{\"error\": {\"message\": \"The session has expired\", \"code\": 190, \"error_subcode\": 463}}"),
        never("each has its id"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"account\": \"42\", \"token\": \"EAAtest\", \"what\": [], \"hashtags\": [\"#acme\"], \"base-url\": \"%s\""
        .formatted(server);
  }

  /** Each page names the same next one, and the one behind the last is empty. */
  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    HttpUrl asked = request.getUrl();
    if (asked.encodedPath().equals("/v24.0/ig_hashtag_search")) {
      return answer("{\"data\": [{\"id\": \"1784\"}]}");
    }
    boolean first = asked.queryParameter("after") == null;
    HttpUrl next = asked.newBuilder().setQueryParameter("after", "same").build();
    return answer(
        "{\"data\": [%s], \"paging\": {\"cursors\": {\"after\": \"same\"}, \"next\": \"%s\"}}"
            .formatted(first ? media(sayings.stream()) : "", next));
  }

  private static MockResponse answer(String body) {
    return new MockResponse.Builder().body(body).build();
  }

  private static String media(Stream<Saying> sayings) {
    return sayings.map(InstagramHashtagContractTest::medium).collect(Collectors.joining(","));
  }

  private static String medium(Saying saying) {
    String id = saying.broken() ? "" : "\"id\": \"" + saying.id() + "\", ";
    return "{%s\"caption\": \"%s\", \"timestamp\": \"%s\", \"permalink\": \"https://www.instagram.com/p/C/\"}"
        .formatted(id, saying.text(), saying.at().toString().replace("Z", "+0000"));
  }
}
