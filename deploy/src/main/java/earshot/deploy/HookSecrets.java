package earshot.deploy;

import earshot.deploy.config.Place;
import earshot.query.http.Hook;
import earshot.query.http.Hooks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The secrets with which places prove that they sent something. */
final class HookSecrets {
  static final String SECRET = "hook-secret";
  private static final String GREETING = "hook-greeting";
  private static final String CLIENT = "hook-client";

  private HookSecrets() {}

  static Hooks of(List<Place> places) {
    Map<String, List<Hook>> genuine = new TreeMap<>();
    Map<String, List<String>> greetings = new TreeMap<>();
    for (Place place : places) {
      String source = place.type().name();
      hook(source, place)
          .ifPresent(hook -> genuine.computeIfAbsent(source, s -> new ArrayList<>()).add(hook));
      text(place, GREETING)
          .ifPresent(word -> greetings.computeIfAbsent(source, s -> new ArrayList<>()).add(word));
    }
    return new Hooks(genuine, greetings);
  }

  private static Optional<Hook> hook(String source, Place place) {
    Optional<String> secret = text(place, SECRET);
    return switch (source) {
      case "facebook", "instagram" -> secret.map(Hook::meta);
      case "surveymonkey" ->
          secret.flatMap(key -> text(place, CLIENT).map(id -> Hook.surveyMonkey(id, key)));
      case "livechat" -> secret.map(Hook::liveChat);
      case "trustpilot" -> secret.map(Hook::inAddress);
      default -> Optional.empty();
    };
  }

  private static Optional<String> text(Place place, String setting) {
    return Optional.ofNullable(place.settings().get(setting))
        .map(value -> value.toString().strip())
        .filter(value -> !value.isEmpty());
  }
}
