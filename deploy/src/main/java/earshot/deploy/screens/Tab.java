package earshot.deploy.screens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.deploy.local.Refusal;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A tab of the browser, ordered about by its <a
 * href="https://chromedevtools.github.io/devtools-protocol/">DevTools protocol</a>.
 */
final class Tab implements AutoCloseable {
  private static final long SECONDS = 30;
  private static final int TALLEST = 6_000;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final AtomicInteger last = new AtomicInteger();
  private final WebSocket socket;

  private Tab(String address) {
    socket = client.newWebSocketBuilder().buildAsync(URI.create(address), new Ear()).join();
  }

  /** A new tab of the browser that takes orders on this port. */
  static Tab open(int port) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest wish =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/new?about:blank"))
              .PUT(HttpRequest.BodyPublishers.noBody())
              .build();
      String answer = client.send(wish, HttpResponse.BodyHandlers.ofString()).body();
      JsonNode tab = MentionJson.MAPPER.readTree(answer);
      return new Tab(tab.path("webSocketDebuggerUrl").asText());
    } catch (IOException e) {
      throw new Refusal("Chrome opens no tab: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("interrupted while Chrome opened a tab", e);
    }
  }

  /** Puts together what comes in pieces. */
  private final class Ear implements WebSocket.Listener {
    private final StringBuilder message = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean whole) {
      message.append(data);
      if (whole) {
        heard(message.toString());
        message.setLength(0);
      }
      from.request(1);
      return null;
    }
  }

  private void heard(String message) {
    try {
      JsonNode said = MentionJson.MAPPER.readTree(message);
      CompletableFuture<JsonNode> waiting = asked.remove(said.path("id").asInt());
      if (waiting != null) {
        waiting.complete(said);
      } else if (said.has("method")) {
        events.add(said.path("method").asText());
      }
    } catch (IOException e) {
      asked.values().forEach(waiting -> waiting.completeExceptionally(e));
    }
  }

  /** Orders something and waits for the answer. */
  JsonNode order(String method, Consumer<ObjectNode> parameters) {
    int id = last.incrementAndGet();
    ObjectNode wish = MentionJson.MAPPER.createObjectNode().put("id", id).put("method", method);
    parameters.accept(wish.putObject("params"));
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    asked.put(id, answer);
    socket.sendText(wish.toString(), true);
    try {
      JsonNode said = answer.get(SECONDS, TimeUnit.SECONDS);
      if (said.has("error")) {
        throw new Refusal("Chrome refuses %s: %s".formatted(method, said.path("error")));
      }
      return said.path("result");
    } catch (ExecutionException | TimeoutException e) {
      throw new Refusal("Chrome does not answer to " + method, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("interrupted while Chrome worked", e);
    }
  }

  /** Opens an address and waits until all of it is there. */
  void go(String address) {
    order("Page.enable", none -> {});
    events.clear();
    order("Page.navigate", where -> where.put("url", address));
    try {
      String event = "";
      while (!event.equals("Page.loadEventFired")) {
        event = events.poll(SECONDS, TimeUnit.SECONDS);
        if (event == null) {
          throw new Refusal("Chrome does not get to the end of " + address);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("interrupted while Chrome loaded " + address, e);
    }
  }

  /** As wide as this from now on, and one screen high. */
  void width(int width) {
    size(width, 900);
  }

  private void size(int width, int height) {
    order(
        "Emulation.setDeviceMetricsOverride",
        size ->
            size.put("width", width)
                .put("height", height)
                .put("deviceScaleFactor", 1)
                .put("mobile", false));
  }

  /** What this script comes to, at once or later. */
  JsonNode value(String script) {
    JsonNode came =
        order(
            "Runtime.evaluate",
            asking ->
                asking
                    .put("expression", script)
                    .put("returnByValue", true)
                    .put("awaitPromise", true));
    if (came.has("exceptionDetails")) {
      throw new Refusal("a script fails in Chrome: " + came.path("exceptionDetails"));
    }
    return came.at("/result/value");
  }

  /** The whole page as a PNG. */
  byte[] picture(int width) {
    int height = value("document.documentElement.scrollHeight").asInt(900);
    size(width, Math.clamp(height, 900, TALLEST));
    JsonNode shot = order("Page.captureScreenshot", how -> how.put("format", "png"));
    return Base64.getDecoder().decode(shot.path("data").asText());
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
  }
}
