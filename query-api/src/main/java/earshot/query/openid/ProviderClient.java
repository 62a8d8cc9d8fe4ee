package earshot.query.openid;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.MentionJson;
import earshot.query.reach.ReachableHosts;
import java.io.IOException;
import java.time.Duration;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/** Asks a provider: over TLS, in no private network, and no further than it was told. */
final class ProviderClient {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long LARGEST = 256 * 1024;

  private final boolean allowPrivate;
  private final ReachableHosts hosts;
  private final OkHttpClient http;

  ProviderClient(boolean allowPrivate, Dns names) {
    this.allowPrivate = allowPrivate;
    this.hosts = new ReachableHosts(allowPrivate, "openid.allow-private-addresses", names);
    this.http =
        new OkHttpClient.Builder()
            .dns(hosts)
            .followRedirects(false)
            .followSslRedirects(false)
            .callTimeout(PATIENCE)
            .build();
  }

  /** An address that may be asked, or sent to. */
  HttpUrl usable(String given) throws Unproven {
    HttpUrl url = HttpUrl.parse(given);
    if (url == null || !(url.isHttps() || allowPrivate)) {
      throw new Unproven("the provider names an address that is not https: " + given);
    }
    return url;
  }

  JsonNode get(HttpUrl url) throws Unproven {
    return ask(new Request.Builder().url(url).header("Accept", "application/json").build());
  }

  /** The JSON that answers; what an error says is for our log only, it may hold what was sent. */
  JsonNode ask(Request request) throws Unproven {
    String host = request.url().host();
    try {
      hosts.checkLiteral(host);
      try (Response response = http.newCall(request).execute()) {
        JsonNode answer = MentionJson.MAPPER.readTree(bounded(response.body().source()));
        if (!response.isSuccessful()) {
          String error = answer.path("error").asText("").replaceAll("[^\\w-]", "");
          throw new Unproven("%s answers %d %s".formatted(host, response.code(), error).strip());
        }
        return answer;
      }
    } catch (IOException e) {
      throw new Unproven("%s can't be asked: %s".formatted(host, e.getMessage()), e);
    }
  }

  private static byte[] bounded(BufferedSource body) throws IOException {
    Buffer read = new Buffer();
    while (body.read(read, LARGEST) >= 0) {
      if (read.size() > LARGEST) {
        throw new IOException("the answer is longer than %d bytes".formatted(LARGEST));
      }
    }
    return read.readByteArray();
  }
}
