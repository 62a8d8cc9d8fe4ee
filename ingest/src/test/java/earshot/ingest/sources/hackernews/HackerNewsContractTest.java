package earshot.ingest.sources.hackernews;

import static earshot.ingest.source.Dialect.never;

import earshot.ingest.source.Dialect;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceContract;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

class HackerNewsContractTest extends SourceContract {
  private static final Pattern SINCE = Pattern.compile("created_at_i>=(\\d+)");

  @Override
  protected Source source() {
    return new HackerNewsSource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        never("429 says everything"),
        never("errors come with a status of their own"),
        never("asks with no key"),
        never("each has its id"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"query\": \"-nobody\", \"base-url\": \"" + server + "\"";
  }

  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    Matcher since =
        SINCE.matcher(String.valueOf(request.getUrl().queryParameter("numericFilters")));
    long floor = since.find() ? Long.parseLong(since.group(1)) : 0;
    return new MockResponse.Builder()
        .body(
            sayings.stream()
                .filter(saying -> saying.at().getEpochSecond() >= floor)
                .sorted(Comparator.comparing(Saying::at).reversed())
                .map(HackerNewsContractTest::hit)
                .collect(Collectors.joining(",", "{\"hits\": [", "]}")))
        .build();
  }

  private static String hit(Saying saying) {
    String id = saying.broken() ? "" : "\"objectID\": \"" + saying.id() + "\", ";
    return "{%s\"comment_text\": \"%s\", \"created_at_i\": %d}"
        .formatted(id, saying.text(), saying.at().getEpochSecond());
  }
}
