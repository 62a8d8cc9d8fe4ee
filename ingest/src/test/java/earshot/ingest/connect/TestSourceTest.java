package earshot.ingest.connect;

import static earshot.ingest.source.Dialect.never;
import static earshot.ingest.source.Dialect.says;

import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.ingest.source.Dialect;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceContract;
import earshot.mention.MentionJson;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Nested;

/** The contract itself, held against the three shapes. */
class TestSourceTest {
  abstract static class OfShape extends SourceContract {
    abstract String shape();

    @Override
    protected Source source() {
      return new TestSource();
    }

    @Override
    protected Dialect dialect() {
      return new Dialect(
          says(403, "{\"refused\": \"TOO_MUCH\", \"for\": 30}"),
          says(200, "{\"refused\": \"PASSING\"}"),
          says(400, "{\"refused\": \"FORBIDDEN\"}"),
          never("each has its id"));
    }

    @Override
    protected String settings(HttpUrl server) {
      return "\"base-url\": \"%s\", \"shape\": \"%s\"".formatted(server, shape());
    }

    @Override
    protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
      ObjectNode page = MentionJson.MAPPER.createObjectNode();
      var items = page.putArray("items");
      for (Saying saying : order(request, sayings)) {
        ObjectNode item = items.addObject().put("text", saying.text());
        item.put("at", saying.at().toString());
        if (!saying.broken()) {
          item.put("id", saying.id());
        }
      }
      page.put("position", String.valueOf(sayings.size()));
      return TestPlace.json(page);
    }

    List<Saying> order(RecordedRequest request, List<Saying> sayings) {
      return sayings.reversed();
    }
  }

  @Nested
  class NewestFirst extends OfShape {
    @Override
    String shape() {
      return "newest";
    }
  }

  @Nested
  class Window extends OfShape {
    @Override
    String shape() {
      return "window";
    }
  }

  @Nested
  class Forward extends OfShape {
    @Override
    String shape() {
      return "forward";
    }

    @Override
    protected boolean seesEdits() {
      return false;
    }

    @Override
    List<Saying> order(RecordedRequest request, List<Saying> sayings) {
      String after = request.getUrl().queryParameter("after");
      int from = after == null ? 0 : Integer.parseInt(after);
      return from > sayings.size() ? List.of() : sayings.subList(from, sayings.size());
    }
  }
}
