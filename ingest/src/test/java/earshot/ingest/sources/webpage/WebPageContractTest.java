package earshot.ingest.sources.webpage;

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

class WebPageContractTest extends SourceContract {
  @Override
  protected Source source() {
    return new WebPageSource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        never("429 says everything"),
        never("a page without reviews is empty, and deletes nothing"),
        never("asks with no key"),
        says(
            200,
            "<script type='application/ld+json'>{\"@type\": \"Review\", \"author\": \"Ada\", \"reviewBody\": \""
                + Dialect.NAMELESS
                + "\", \"datePublished\": \"2026-10-31\"}</script>"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"url\": \"" + server.resolve("/acme") + "\"";
  }

  @Override
  protected boolean readsJson() {
    return false;
  }

  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "text/html; charset=utf-8")
        .body(sayings.stream().map(WebPageContractTest::block).collect(Collectors.joining()))
        .build();
  }

  private static String block(Saying saying) {
    String end = saying.broken() ? " oops" : "}";
    return "<script type='application/ld+json'>{\"@type\": \"Review\", \"@id\": \"#%s\", \"reviewBody\": \"%s\", \"datePublished\": \"%s\"%s</script>"
        .formatted(saying.id(), saying.text(), saying.at(), end);
  }
}
