package earshot.ingest.source;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.apache.kafka.common.config.AbstractConfig;
import org.jspecify.annotations.Nullable;

/**
 * An official web API: where it is asked, what it is told with every request, and how it says no.
 *
 * @param headers may hold keys
 * @param oauth as whom it is asked, where a key is not enough
 * @param signing what signs every request, where it wants that
 * @param refusing how it says no in the body of an answer
 */
public record Api(
    HttpUrl base,
    Headers headers,
    Optional<OAuth> oauth,
    Optional<Signing> signing,
    Refusing refusing) {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final JsonMapper MAPPER = new JsonMapper();

  public Api(HttpUrl base, Headers headers) {
    this(base, headers, Optional.empty(), Optional.empty(), (status, answer) -> Optional.empty());
  }

  /** Reads what an answer with this status says no with; see {@link Asked#refusal}. */
  @FunctionalInterface
  public interface Refusing {
    Optional<Refusal> refusal(int status, Fetched answer);
  }

  /** The API where this place's base-url says. */
  public static Api of(AbstractConfig place) {
    return new Api(Settings.base(place), Headers.of());
  }

  /** The API of a site that people run themselves: at its own address, or as base-url says. */
  public static Api of(AbstractConfig place, HttpUrl site) {
    return new Api(Addresses.at(place.getString("base-url"), site), Headers.of());
  }

  /** The same, told one more thing; nothing where there is nothing to tell. */
  public Api with(String header, @Nullable String value) {
    return value == null ? this : told(base, headers.newBuilder().add(header, value).build());
  }

  /** The same with a bearer's token, if there is one. */
  public Api bearer(@Nullable String token) {
    return with("Authorization", token == null ? null : "Bearer " + token);
  }

  /** The same, asked with access tokens. */
  public Api as(Optional<OAuth> somebody) {
    return new Api(base, headers, somebody, signing, refusing);
  }

  /** The same, with every request signed. */
  public Api signed(Signing signature) {
    return new Api(base, headers, oauth, Optional.of(signature), refusing);
  }

  /** The same, which says no in this way. */
  public Api refusing(Refusing way) {
    return new Api(base, headers, oauth, signing, way);
  }

  /** The same keys and ways at another address of the place. */
  public Api at(HttpUrl address) {
    return told(address, headers);
  }

  private Api told(HttpUrl where, Headers what) {
    return new Api(where, what, oauth, signing, refusing);
  }

  /** The same with a login. */
  public Api login(String user, String password) {
    return with("Authorization", Credentials.basic(user, password));
  }

  /** The part of the API below this path, such as a version. */
  public Api below(String path) {
    return told(at(path).build(), headers);
  }

  /**
   * An address of the API, with what is asked: {@code posts/{}/comments?order=newest&since={}}.
   *
   * @param parts what comes for each {@code {}}, whatever signs are in it: one step of the path, or
   *     one value
   */
  public HttpUrl.Builder at(String address, String... parts) {
    Iterator<String> each = List.of(parts).iterator();
    String[] pathAndQuestions = address.split("\\?", 2);
    HttpUrl.Builder url = base.newBuilder();
    for (String step : pathAndQuestions[0].split("/", -1)) {
      url.addPathSegment(filled(step, each));
    }
    if (pathAndQuestions.length > 1) {
      for (String question : pathAndQuestions[1].split("&")) {
        String[] nameAndValue = question.split("=", 2);
        url.addQueryParameter(nameAndValue[0], filled(nameAndValue[1], each));
      }
    }
    return url;
  }

  private static String filled(String written, Iterator<String> parts) {
    return written.contains("{}") ? written.replace("{}", parts.next()) : written;
  }

  public Request get(HttpUrl.Builder url) {
    return new Request.Builder().url(url.build()).headers(headers).build();
  }

  /** Asks for a page of a list; the first one has no token. */
  public Request page(HttpUrl.Builder list, String token, Optional<String> page) {
    page.ifPresent(value -> list.addQueryParameter(token, value));
    return get(list);
  }

  /** Asks with JSON, where a place wants its questions so. */
  public Request post(HttpUrl.Builder url, String json) {
    return get(url).newBuilder().post(RequestBody.create(json, JSON)).build();
  }

  /** Asks with an object of JSON, whose values may be such objects. */
  public Request post(HttpUrl.Builder url, Map<String, ?> object) {
    return post(url, MAPPER.valueToTree(object).toString());
  }

  /** Puts such an object in the place of what was there. */
  public Request put(HttpUrl.Builder url, Map<String, ?> object) {
    return put(url, MAPPER.valueToTree(object).toString());
  }

  /** Puts JSON in the place of what was there. */
  public Request put(HttpUrl.Builder url, String json) {
    return get(url).newBuilder().put(RequestBody.create(json, JSON)).build();
  }

  /** Sends a form, where a place wants that. */
  public Request post(HttpUrl.Builder url, FormBody form) {
    return get(url).newBuilder().post(form).build();
  }

  /** Without what it is told. */
  @Override
  public String toString() {
    return base.redact();
  }
}
