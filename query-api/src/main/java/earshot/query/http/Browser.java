package earshot.query.http;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people call the browser that asks and the system that it runs on, so that they know it again
 * in a list. Browsers name others before themselves, so the order counts.
 */
public final class Browser {
  private static final List<Map.Entry<String, String>> FAMILIES =
      List.of(
          Map.entry("Edg", "Edge"),
          Map.entry("OPR/", "Opera"),
          Map.entry("YaBrowser/", "Yandex Browser"),
          Map.entry("SamsungBrowser/", "Samsung Internet"),
          Map.entry("Firefox/", "Firefox"),
          Map.entry("FxiOS/", "Firefox"),
          Map.entry("CriOS/", "Chrome"),
          Map.entry("Chrome/", "Chrome"),
          Map.entry("Safari/", "Safari"));

  private static final List<Map.Entry<String, String>> SYSTEMS =
      List.of(
          Map.entry("iPhone", "iPhone"),
          Map.entry("iPad", "iPad"),
          Map.entry("Android", "Android"),
          Map.entry("Windows", "Windows"),
          Map.entry("Mac OS X", "Mac"),
          Map.entry("CrOS", "ChromeOS"),
          Map.entry("Linux", "Linux"));

  private Browser() {}

  /** The one that makes this request; empty where it is none that is known. */
  public static Optional<String> of(Context context) {
    return named(Optional.ofNullable(context.userAgent()).orElse(""));
  }

  static Optional<String> named(String agent) {
    String name =
        Stream.of(FAMILIES, SYSTEMS)
            .flatMap(known -> first(known, agent).stream())
            .collect(Collectors.joining(", "));
    return Optional.of(name).filter(any -> !any.isEmpty());
  }

  private static Optional<String> first(List<Map.Entry<String, String>> known, String agent) {
    return known.stream()
        .filter(one -> agent.contains(one.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
