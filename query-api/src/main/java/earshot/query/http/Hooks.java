package earshot.query.http;

import java.util.List;
import java.util.Map;

/**
 * The places that may send something here.
 *
 * @param genuine how their places prove it, by the source's name
 * @param greetings words by which Meta recognises an address that was given to it, by the source's
 *     name
 */
public record Hooks(Map<String, List<Hook>> genuine, Map<String, List<String>> greetings) {
  public static final Hooks NONE = new Hooks(Map.of(), Map.of());

  public Hooks {
    genuine = Map.copyOf(genuine);
    greetings = Map.copyOf(greetings);
  }

  boolean knows(String source) {
    return genuine.containsKey(source);
  }

  boolean isGenuine(String source, Hook.Sent sent) {
    return genuine.getOrDefault(source, List.of()).stream().anyMatch(hook -> hook.isGenuine(sent));
  }

  boolean greets(String source, String word) {
    return greetings.getOrDefault(source, List.of()).stream().anyMatch(due -> Hook.same(word, due));
  }
}
