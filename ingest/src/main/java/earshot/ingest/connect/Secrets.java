package earshot.ingest.connect;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.types.Password;

/** The keys of a place. Places repeat them in what they answer; nothing that we write down may. */
record Secrets(Set<String> keys) {
  private static final String HIDDEN = "[hidden]";
  private static final int SHORTEST = 4; // hiding less would blank half of all words

  Secrets {
    keys = Set.copyOf(keys);
  }

  /** Whatever is set as a password. */
  static Secrets of(AbstractConfig place) {
    return new Secrets(
        place.values().values().stream()
            .filter(Password.class::isInstance)
            .map(key -> ((Password) key).value().strip())
            .filter(key -> key.length() >= SHORTEST)
            .collect(Collectors.toUnmodifiableSet()));
  }

  Secrets and(Secrets other) {
    return new Secrets(
        Stream.concat(keys.stream(), other.keys.stream()).collect(Collectors.toUnmodifiableSet()));
  }

  /** The text without them, plain or as they stand in an address. */
  String hide(String text) {
    String hidden = text;
    for (String key : keys) {
      String inAddress = URLEncoder.encode(key, StandardCharsets.UTF_8);
      hidden = cutOff(hidden.replace(key, HIDDEN).replace(inAddress, HIDDEN), key);
    }
    return hidden;
  }

  /** The end of a text that was cut in the middle of a key. */
  private static String cutOff(String text, String key) {
    for (int length = key.length() - 1; length >= SHORTEST; length--) {
      if (text.endsWith(key.substring(0, length))) {
        return text.substring(0, text.length() - length) + HIDDEN;
      }
    }
    return text;
  }

  /** How many there are, not which. */
  @Override
  public String toString() {
    return keys.size() + " keys";
  }
}
