package earshot.deploy.demo;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What somebody asks the town.
 *
 * @param root the address of the town, without a slash at its end
 * @param path decoded
 * @param query decoded; of a repeated name the last value
 */
record Ask(URI root, String path, Map<String, String> query, Instant now) {

  static Ask of(URI root, URI asked, Instant now) {
    Map<String, String> query = new TreeMap<>();
    String raw = asked.getRawQuery() == null ? "" : asked.getRawQuery();
    for (String pair : raw.split("&")) {
      String[] sides = pair.split("=", 2);
      query.put(decoded(sides[0]), sides.length == 2 ? decoded(sides[1]) : "");
    }
    return new Ask(root, asked.getPath(), query, now);
  }

  /** The full address of a path in the town. */
  String link(String path) {
    return root + path;
  }

  Optional<String> value(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
  }

  /** A number; what isn't one is refused. */
  OptionalLong number(String name) {
    Optional<String> value = value(name);
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(value.get()));
    } catch (NumberFormatException e) {
      throw new BadAsk(name + " is '" + value.get() + "', not a number", e);
    }
  }

  /** A number cut to a range. */
  int number(String name, int otherwise, int least, int most) {
    return (int) Math.clamp(number(name).orElse(otherwise), least, most);
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new BadAsk("'" + text + "' isn't percent-encoded as it should be", e);
    }
  }

  /** The question makes no sense; the asker hears 400 and why. */
  static final class BadAsk extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    BadAsk(String fact) {
      super(fact);
    }

    BadAsk(String fact, Throwable cause) {
      super(fact, cause);
    }
  }
}
