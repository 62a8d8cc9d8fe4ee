package earshot.query.pages;

import java.util.Optional;

/**
 * What a page shows at which somebody comes in.
 *
 * @param path of the page, which takes its own form
 * @param here where they wanted to go
 * @param shortest length of a password
 * @param trouble why they did not come in
 */
record DoorView(
    Chrome chrome,
    String path,
    String name,
    Optional<String> here,
    int shortest,
    Optional<String> trouble) {
  boolean knowsPassword() {
    return path.equals("/login");
  }

  boolean changesPassword() {
    return path.equals("/account");
  }

  /** What the page is for. */
  String says() {
    return chrome.words().of("access." + path.substring(1) + ".says");
  }
}
