package earshot.ingest.sources.wordpress;

import static earshot.ingest.source.Dialect.never;
import static earshot.ingest.source.Dialect.says;

import earshot.ingest.source.Dialect;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceContract;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

class WordPressContractTest extends SourceContract {
  private final Map<String, String> written = new ConcurrentHashMap<>();

  @Override
  protected Source source() {
    return new WordPressSource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        never("429 says everything"),
        never("errors come with a status of their own"),
        says(401, "{\"code\": \"incorrect_password\", \"message\": \"Wrong\"}"),
        never("each has its id"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"site\": \"%s\", \"user\": \"ada\", \"password\": \"abcd-EFGH-1234\""
        .formatted(server);
  }

  /** Two comments a page; a page beyond the last one is an error. */
  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    sayings.forEach(saying -> written.put(saying.id(), comment(saying)));
    HttpUrl asked = request.getUrl();
    String last = asked.pathSegments().getLast();
    if (!last.equals("comments")) {
      return written.containsKey(last)
          ? new MockResponse.Builder().body(written.get(last)).build()
          : error("rest_comment_invalid_id");
    }
    int page = Integer.parseInt(asked.queryParameter("page"));
    List<Saying> shown = sayings.reversed().stream().skip(2L * (page - 1)).limit(2).toList();
    if (shown.isEmpty() && page > 1) {
      return error("rest_post_invalid_page_number");
    }
    MockResponse.Builder answer =
        new MockResponse.Builder()
            .body(
                shown.stream()
                    .map(WordPressContractTest::comment)
                    .collect(Collectors.joining(",", "[", "]")));
    HttpUrl next = asked.newBuilder().setQueryParameter("page", Integer.toString(page + 1)).build();
    return sayings.size() > 2 * page
        ? answer.addHeader("Link", "<" + next + ">; rel=\"next\"").build()
        : answer.build();
  }

  private static MockResponse error(String code) {
    return new MockResponse.Builder().code(400).body("{\"code\": \"" + code + "\"}").build();
  }

  private static String comment(Saying saying) {
    String id = saying.broken() ? "" : "\"id\": " + saying.id() + ", ";
    return "{%s\"type\": \"comment\", \"content\": {\"rendered\": \"<p>%s</p>\"}, \"date_gmt\": \"%s\"}"
        .formatted(id, saying.text(), saying.at().toString().replace("Z", ""));
  }
}
