package earshot.query.elasticsearch;

import co.elastic.clients.transport.TransportOptions;
import co.elastic.clients.transport.http.TransportHttpClient;
import co.elastic.clients.util.BinaryData;
import earshot.query.reach.Trust;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Carries the calls of the Elasticsearch client on the thread that asks, which waits for the answer
 * anyway: handing each one over to a reactor and back takes as long as the rest of a small search.
 *
 * <p>A host that can't be reached is passed over for the next one. All that is sent may come twice.
 */
final class BlockingHttp implements TransportHttpClient, Closeable {
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** As long as a large bulk may take on a slow disk. */
  private static final Duration ANSWER = Duration.ofSeconds(60);

  /** What an idle socket takes at once, so that only the answer is waited for. */
  private static final long AT_ONCE = 8 << 10;

  private final List<HttpUrl> hosts;

  /** For calls of which the sending may take long: limits that a watchman keeps. */
  private final OkHttpClient watched;

  /**
   * For all others: a limit that the socket keeps. To wake the watchman takes as long as a tenth of
   * a small search.
   */
  private final OkHttpClient http;

  /** Which host answered last. */
  private final AtomicInteger good = new AtomicInteger();

  BlockingHttp(List<URI> hosts) {
    this(hosts, Optional.empty(), ANSWER);
  }

  /**
   * @param trust whom to trust instead of those that Java trusts
   */
  BlockingHttp(List<URI> hosts, Optional<Trust> trust) {
    this(hosts, trust, ANSWER);
  }

  BlockingHttp(List<URI> hosts, Optional<Trust> trust, Duration answer) {
    this.hosts = hosts.stream().map(BlockingHttp::address).toList();
    OkHttpClient.Builder client =
        new OkHttpClient.Builder()
            .protocols(List.of(Protocol.HTTP_1_1))
            .connectTimeout(CONNECT)
            .socketFactory(new ImpatientSockets(answer))
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO);
    trust.ifPresent(only -> client.sslSocketFactory(only.sockets(), only.manager()));
    this.http = client.build();
    this.watched = http.newBuilder().callTimeout(answer).build();
  }

  private static HttpUrl address(URI host) {
    return Optional.ofNullable(HttpUrl.get(host))
        .orElseThrow(() -> new IllegalArgumentException("not an address over HTTP: " + host));
  }

  @Override
  public Response performRequest(
      String endpoint, @Nullable Node node, Request request, @Nullable TransportOptions options)
      throws IOException {
    int first = good.get();
    for (int i = 0; ; i++) {
      int host = (first + i) % hosts.size();
      try {
        Response answer = new Answer(hosts.get(host), send(hosts.get(host), request, options));
        good.set(host);
        return answer;
      } catch (IOException e) {
        if (i == hosts.size() - 1) {
          throw e;
        }
      }
    }
  }

  private okhttp3.Response send(HttpUrl host, Request request, @Nullable TransportOptions options)
      throws IOException {
    RequestBody body = body(request);
    boolean isSentAtOnce = body == null || body.contentLength() <= AT_ONCE;
    return (isSentAtOnce ? http : watched)
        .newCall(
            new okhttp3.Request.Builder()
                .url(url(host, request, options))
                .headers(headers(request, options))
                .method(request.method(), body)
                .build())
        .execute();
  }

  private static HttpUrl url(HttpUrl host, Request request, @Nullable TransportOptions options) {
    HttpUrl.Builder url = host.newBuilder();
    url.addEncodedPathSegments(request.path().substring(1));
    request.queryParams().forEach(url::addQueryParameter);
    if (options != null) {
      options.queryParameters().forEach(url::addQueryParameter);
    }
    return url.build();
  }

  private static Headers headers(Request request, @Nullable TransportOptions options) {
    Headers.Builder headers = new Headers.Builder();
    if (options != null) {
      for (Map.Entry<String, String> header : options.headers()) {
        headers.set(header.getKey(), header.getValue());
      }
    }
    request.headers().forEach(headers::set);
    return headers.build();
  }

  private static @Nullable RequestBody body(Request request) {
    Iterable<ByteBuffer> parts = request.body();
    if (parts == null) {
      boolean needsOne = request.method().equals("POST") || request.method().equals("PUT");
      return needsOne ? RequestBody.EMPTY : null;
    }
    return new Parts(parts);
  }

  /** The body in the parts that it comes in, which are not copied together. */
  private static final class Parts extends RequestBody {
    private final Iterable<ByteBuffer> parts;

    Parts(Iterable<ByteBuffer> parts) {
      this.parts = parts;
    }

    @Override
    public @Nullable MediaType contentType() {
      return null; // stands among the headers
    }

    @Override
    public long contentLength() {
      long length = 0;
      for (ByteBuffer part : parts) {
        length += part.remaining();
      }
      return length;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      for (ByteBuffer part : parts) {
        sink.write(part.duplicate());
      }
    }
  }

  @Override
  public CompletableFuture<Response> performRequestAsync(
      String endpoint, @Nullable Node node, Request request, @Nullable TransportOptions options) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return performRequest(endpoint, node, request, options);
          } catch (IOException e) {
            throw new CompletionException(e);
          }
        },
        Thread::startVirtualThread);
  }

  @Override
  public void close() {
    http.connectionPool().evictAll();
  }

  /** An answer of one host. */
  private record Answer(HttpUrl host, okhttp3.Response response) implements Response {
    @Override
    public Node node() {
      return new Node(host.uri());
    }

    @Override
    public int statusCode() {
      return response.code();
    }

    @Override
    public @Nullable String header(String name) {
      return response.header(name);
    }

    @Override
    public List<String> headers(String name) {
      return response.headers(name);
    }

    @Override
    public @Nullable BinaryData body() throws IOException {
      byte[] bytes = response.body().bytes();
      return bytes.length == 0 ? null : BinaryData.of(bytes, response.header("Content-Type"));
    }

    @Override
    public Object originalResponse() {
      return response;
    }

    @Override
    public void close() {
      response.close();
    }
  }
}
