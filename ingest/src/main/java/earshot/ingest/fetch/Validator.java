package earshot.ingest.fetch;

import java.util.Optional;
import okhttp3.Headers;
import okhttp3.Request;

/**
 * What lets a place answer "nothing new" (304): its ETag and date for one address. Use it only
 * after everything that hung on that answer was read.
 */
public record Validator(String url, Optional<String> etag, Optional<String> modified) {

  static Optional<Validator> of(Request request, Headers answer) {
    Optional<String> etag = Optional.ofNullable(answer.get("ETag"));
    Optional<String> modified = Optional.ofNullable(answer.get("Last-Modified"));
    boolean any = etag.isPresent() || modified.isPresent();
    return any && request.method().equals("GET")
        ? Optional.of(new Validator(request.url().toString(), etag, modified))
        : Optional.empty();
  }

  boolean speaksOf(Request request) {
    return request.method().equals("GET") && request.url().toString().equals(url);
  }

  void addTo(Request.Builder request) {
    etag.ifPresent(tag -> request.header("If-None-Match", tag));
    modified.ifPresent(date -> request.header("If-Modified-Since", date));
  }
}
