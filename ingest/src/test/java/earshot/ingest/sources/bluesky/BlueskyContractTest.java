package earshot.ingest.sources.bluesky;

import static earshot.ingest.source.Dialect.never;

import earshot.ingest.source.Dialect;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceContract;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

/** A server that hands on what was said so far and then closes the connection. */
class BlueskyContractTest extends SourceContract {
  private final Map<String, String> texts = new HashMap<>();
  private final List<Event> events = new ArrayList<>();

  private record Event(long micros, String json) {}

  @Override
  protected Source source() {
    return new BlueskySource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        never("nobody asks: it speaks"),
        never("a stream has no status"),
        never("listens with no key"),
        never("the address of a post is its id"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"words\": [\"thing\", \"noon\", \"broken\", \"otherwise\"], \"since\": \"2h\", \"base-url\": \"%s\""
        .formatted(server);
  }

  @Override
  protected boolean readsJson() {
    return false;
  }

  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    sayings.forEach(this::happen);
    long cursor = Long.parseLong(request.getUrl().queryParameter("cursor"));
    return told(events.stream().filter(event -> event.micros >= cursor).toList());
  }

  private static MockResponse told(List<Event> heard) {
    return new MockResponse.Builder()
        .webSocketUpgrade(
            new WebSocketListener() {
              @Override
              public void onOpen(WebSocket socket, Response response) {
                heard.forEach(event -> socket.send(event.json));
                socket.close(1000, "all told");
              }
            })
        .build();
  }

  @Override
  protected List<MockResponse> takenBack(Saying saying) {
    long micros = saying.at().plusSeconds(60).toEpochMilli() * 1000;
    String gone =
        """
        {"did": "did:plc:ada", "time_us": %d, "kind": "commit",
         "commit": {"operation": "delete", "collection": "app.bsky.feed.post", "rkey": "%s"}}"""
            .formatted(micros, saying.id());
    return List.of(told(List.of(new Event(micros, gone))));
  }

  private void happen(Saying saying) {
    String before = texts.put(saying.id(), saying.text());
    if (!saying.text().equals(before)) {
      Instant at = saying.at();
      long last = events.isEmpty() ? 0 : events.getLast().micros;
      long micros = Math.max(at.toEpochMilli() * 1000, last + 1);
      String operation = before == null ? "create" : "update";
      String key = saying.broken() ? "" : ", \"rkey\": \"" + saying.id() + "\"";
      events.add(
          new Event(
              micros,
              """
              {"did": "did:plc:ada", "time_us": %d, "kind": "commit", "commit": {"operation": "%s", "collection":
               "app.bsky.feed.post"%s, "record": {"text": "%s", "createdAt": "%s"}}}"""
                  .formatted(micros, operation, key, saying.text(), at)));
    }
  }
}
