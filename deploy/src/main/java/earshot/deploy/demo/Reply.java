package earshot.deploy.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What the town answers. */
record Reply(int status, String type, String body, Map<String, String> headers) {

  // Two digits for the day, always: the JDK's own RFC 1123 format writes one where one will do.
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** A date as HTTP, mail and RSS write it. */
  static String date(Instant at) {
    return DATE.format(at);
  }

  Reply {
    headers = Map.copyOf(headers);
  }

  static Reply of(String type, String body) {
    return new Reply(200, type, body, Map.of());
  }

  static Reply json(JsonNode body) {
    return of("application/json; charset=utf-8", body.toString());
  }

  static Reply html(String body) {
    return of("text/html; charset=utf-8", body);
  }

  /** A refusal in the shape that most JSON interfaces use. */
  static Reply refusal(int status, String fact) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("error", fact);
    return new Reply(status, "application/json; charset=utf-8", body.toString(), Map.of());
  }

  Reply with(String header, String value) {
    Map<String, String> more = new TreeMap<>(headers);
    more.put(header, value);
    return new Reply(status, type, body, more);
  }

  Reply lastModified(Instant at) {
    return with("Last-Modified", date(at));
  }
}
