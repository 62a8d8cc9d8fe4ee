package earshot.ingest.sources.reddit;

import static earshot.ingest.source.Dialect.never;

import earshot.ingest.source.Dialect;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceContract;
import java.util.List;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

class RedditAtomContractTest extends SourceContract {
  @Override
  protected Source source() {
    return new RedditSource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        never("429 says everything"),
        never("a page instead of a feed is put into quarantine"),
        never("asks with no key"),
        never("each has its id"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"query\": \"thing\", \"base-url\": \"%s\"".formatted(server);
  }

  @Override
  protected boolean readsJson() {
    return false;
  }

  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    String entries =
        sayings.reversed().stream()
            .map(RedditAtomContractTest::entry)
            .collect(Collectors.joining("\n"));
    return new MockResponse.Builder()
        .body("<feed xmlns=\"http://www.w3.org/2005/Atom\">" + entries + "</feed>")
        .build();
  }

  private static String entry(Saying saying) {
    String id = saying.broken() ? "" : "<id>t3_%s</id>".formatted(saying.id());
    return "<entry>%s<content type=\"html\">&lt;div class=\"md\"&gt;%s&lt;/div&gt;</content><published>%s</published></entry>"
        .formatted(id, saying.text(), saying.at());
  }
}
