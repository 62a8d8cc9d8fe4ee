package earshot.query.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a page shows at which somebody comes in.
 *
 * @param path of the page, which takes its own form
 * @param here where they wanted to go
 * @param shortest length of a password
 * @param provider what else vouches for people, by name
 * @param trouble why they did not come in
 */
record DoorView(
    Chrome chrome,
    String path,
    String name,
    Optional<String> here,
    int shortest,
    Optional<String> provider,
    Optional<String> trouble) {
  boolean knowsPassword() {
    return path.equals("/login");
  }

  /** Where somebody goes for whom others vouch. */
  String toProvider() {
    return OpenIdDoors.OUT
        + here.map(path -> "?here=" + URLEncoder.encode(path, StandardCharsets.UTF_8)).orElse("");
  }

  /** What the page is for. */
  String says() {
    return chrome.words().of("access." + path.substring(1) + ".says");
  }
}
