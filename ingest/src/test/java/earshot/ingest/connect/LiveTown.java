package earshot.ingest.connect;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/** A place that speaks by itself, from a cursor on; its cursors are milliseconds. */
final class LiveTown extends Dispatcher {
  private final List<Event> events = new CopyOnWriteArrayList<>();
  private final List<WebSocket> open = new CopyOnWriteArrayList<>();
  private final List<String> cursors = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedDeque<MockResponse> script = new ConcurrentLinkedDeque<>();
  private volatile boolean hangsUp = true;

  private record Event(long at, String json) {}

  /** From now on connections stay open. */
  void staysOnTheLine() {
    hangsUp = false;
  }

  void say(String id, String text, Instant at) {
    happen(at, "{\"at\": %d, \"id\": \"%s\", \"text\": \"%s\"}", id, text);
  }

  void takeBack(String id, Instant at) {
    happen(at, "{\"at\": %d, \"gone\": \"%s\"}", id);
  }

  void leave(String who, Instant at) {
    happen(at, "{\"at\": %d, \"left\": \"%s\"}", who);
  }

  void mumble(String noise, Instant at) {
    heard(new Event(at.toEpochMilli(), noise));
  }

  private void happen(Instant at, String form, String... words) {
    Object[] all = new Object[words.length + 1];
    all[0] = at.toEpochMilli();
    System.arraycopy(words, 0, all, 1, words.length);
    heard(new Event(at.toEpochMilli(), form.formatted(all)));
  }

  private void heard(Event event) {
    events.add(event);
    open.forEach(socket -> socket.send(event.json));
  }

  /** The place has forgotten everything so far. */
  void forget() {
    events.clear();
  }

  /** Answers the next request with this instead. */
  void next(MockResponse answer) {
    script.add(answer);
  }

  /** The cursors that were asked for. */
  List<String> cursors() {
    return cursors;
  }

  /** Whether nobody is on the line any more. */
  boolean isLonely() {
    return open.isEmpty();
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    String cursor = String.valueOf(request.getUrl().queryParameter("cursor"));
    cursors.add(cursor);
    MockResponse scripted = script.poll();
    return scripted != null ? scripted : speak(Long.parseLong(cursor));
  }

  private MockResponse speak(long cursor) {
    return new MockResponse.Builder()
        .webSocketUpgrade(
            new WebSocketListener() {
              @Override
              public void onOpen(WebSocket socket, Response response) {
                events.stream()
                    .filter(event -> event.at >= cursor)
                    .forEach(event -> socket.send(event.json));
                open.add(socket);
                if (hangsUp) { // what was said is still sent before the end
                  open.remove(socket);
                  socket.close(1000, "good night");
                }
              }

              @Override
              public void onFailure(WebSocket socket, Throwable t, @Nullable Response response) {
                open.remove(socket);
              }
            })
        .build();
  }
}
