package earshot.ingest.sources.steam;

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

class SteamContractTest extends SourceContract {
  @Override
  protected Source source() {
    return new SteamSource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        never("429 says everything"),
        says(200, "{\"success\": 2}"),
        never("asks with no key"),
        never("each has its id"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"app\": \"440\", \"base-url\": \"" + server + "\"";
  }

  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    boolean first = "*".equals(request.getUrl().queryParameter("cursor"));
    String reviews =
        sayings.reversed().stream()
            .filter(saying -> first)
            .map(SteamContractTest::review)
            .collect(Collectors.joining(","));
    return new MockResponse.Builder()
        .body("{\"success\": 1, \"reviews\": [" + reviews + "], \"cursor\": \"AoJ4+w==\"}")
        .build();
  }

  private static String review(Saying saying) {
    String id = saying.broken() ? "" : "\"recommendationid\": \"" + saying.id() + "\", ";
    return "{%s\"voted_up\": false, \"review\": \"%s\", \"timestamp_created\": %d}"
        .formatted(id, saying.text(), saying.at().getEpochSecond());
  }
}
