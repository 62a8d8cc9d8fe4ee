package earshot.ingest.connect;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.mention.MentionJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/** A small place where people talk, with an API of each shape, that can misbehave on demand. */
final class TestPlace extends Dispatcher {
  private final List<Post> posts = new CopyOnWriteArrayList<>();
  private final ConcurrentLinkedDeque<Supplier<MockResponse>> script =
      new ConcurrentLinkedDeque<>();
  private final List<RecordedRequest> asked = new CopyOnWriteArrayList<>();
  private int pageSize = 10;
  private Optional<String> tag = Optional.empty();
  private Optional<Duration> pause = Optional.empty();
  private int endless;
  private int window = Integer.MAX_VALUE;
  private boolean forgets;
  private boolean named;
  private int forgotten;
  private Consumer<HttpUrl> beforeEach = url -> {};

  record Post(String id, String text, Optional<Instant> at) {}

  TestPlace pageSize(int size) {
    pageSize = size;
    return this;
  }

  void say(String id, String text, Instant at) {
    posts.add(new Post(id, text, Optional.of(at)));
  }

  void edit(String id, String text) {
    posts.replaceAll(post -> post.id.equals(id) ? new Post(id, text, post.at) : post);
  }

  void delete(String id) {
    posts.removeIf(post -> post.id.equals(id));
  }

  void clear() {
    posts.clear();
  }

  /** From now on pages carry this ETag. */
  void tag(String etag) {
    tag = Optional.of(etag);
  }

  /** From now on pages ask to be left alone for so long. */
  void pause(Duration rest) {
    pause = Optional.of(rest);
  }

  /** From now on there are so many pages and one more, each with one post of its own. */
  void endless(int pages) {
    endless = pages + 1;
  }

  /** From now on a window shows only so many posts, the last ones. */
  void window(int newest) {
    window = newest;
  }

  /** From now on whoever asks forward from a position makes it forget what lies before. */
  void forgets() {
    forgets = true;
  }

  /** From now on somebody is named whose answers are things of their own. */
  void named() {
    named = true;
  }

  /** Of the last post that an endless place has shown. */
  Instant oldest() {
    return endlessTime(asked.size() - 1);
  }

  private static Instant endlessTime(int page) {
    return Rig.START.minusSeconds(60L + page);
  }

  /** Answers the next request with this instead. */
  void next(MockResponse answer) {
    script.add(() -> answer);
  }

  /** Happens before each request is answered. */
  void beforeEach(Consumer<HttpUrl> happening) {
    beforeEach = happening;
  }

  List<RecordedRequest> asked() {
    return asked;
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    asked.add(request);
    beforeEach.accept(request.getUrl());
    Supplier<MockResponse> scripted = script.poll();
    if (scripted != null) {
      return scripted.get();
    }
    HttpUrl url = request.getUrl();
    if (endless > 0) {
      return endlessPage(number(url, "page"));
    }
    return switch (url.pathSegments().getFirst()) {
      case "forward" -> forward(url);
      case "newest" -> newest(url);
      case "window" -> json(page(posts.subList(Math.max(0, posts.size() - window), posts.size())));
      case "item" -> item(url.pathSegments().getLast());
      default -> new MockResponse.Builder().code(404).build();
    };
  }

  private MockResponse endlessPage(int number) {
    ObjectNode page = page(List.of(new Post("e" + number, "x", Optional.of(endlessTime(number)))));
    if (number + 1 < endless) {
      page.put("next", String.valueOf(number + 1));
    }
    return json(page);
  }

  private MockResponse forward(HttpUrl url) {
    int from = Math.max(forgotten, number(url, "after"));
    forgotten = forgets ? from : 0;
    int to = Math.min(posts.size(), from + pageSize);
    ObjectNode page = page(posts.subList(Math.min(from, to), to));
    page.put("position", String.valueOf(to));
    if (to < posts.size()) {
      page.put("next", String.valueOf(to));
    }
    return json(page);
  }

  private MockResponse newest(HttpUrl url) {
    List<Post> sorted = new ArrayList<>(posts);
    sorted.sort(Comparator.comparing((Post post) -> post.at.orElse(Instant.MAX)).reversed());
    int from = number(url, "page") * pageSize;
    int to = Math.min(sorted.size(), from + pageSize);
    ObjectNode page = page(sorted.subList(Math.min(from, to), to));
    if (to < sorted.size()) {
      page.put("next", String.valueOf(number(url, "page") + 1));
    }
    MockResponse.Builder answer = json(page).newBuilder();
    tag.ifPresent(etag -> answer.addHeader("ETag", etag));
    return answer.build();
  }

  private MockResponse item(String id) {
    return posts.stream()
        .filter(post -> post.id.equals(id))
        .findFirst()
        .map(post -> json(page(List.of(post))))
        .orElseGet(() -> new MockResponse.Builder().code(404).build());
  }

  private static int number(HttpUrl url, String parameter) {
    return Optional.ofNullable(url.queryParameter(parameter)).map(Integer::parseInt).orElse(0);
  }

  private ObjectNode page(List<Post> posts) {
    ObjectNode page = MentionJson.MAPPER.createObjectNode();
    pause.ifPresent(rest -> page.put("pause", rest.toSeconds()));
    page.put("named", named);
    ArrayNode items = page.putArray("items");
    for (Post post : posts) {
      ObjectNode item = items.addObject().put("id", post.id).put("text", post.text);
      post.at.ifPresent(at -> item.put("at", at.toString()));
    }
    return page;
  }

  static MockResponse json(ObjectNode body) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "application/json")
        .body(body.toString())
        .build();
  }
}
