package earshot.deploy.screens;

import earshot.deploy.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Pictures of pages, in each language and at each width.
 *
 * @param base where the pages are, without a slash at the end
 * @param pages their addresses by the names of their pictures
 * @param token that is shown where people have to log in
 */
public record Screenshots(String base, Map<String, String> pages, Optional<String> token) {
  private static final List<String> LANGUAGES = List.of("en", "fa", "hy", "ru");
  private static final int[] WIDTHS = {1440, 390};
  private static final List<String> SCHEMES = List.of("light", "dark");

  /**
   * Draws them all; the dark ones in English only.
   *
   * @param chrome where the browser is; else it is looked for
   * @param drawn hears of each picture
   * @return how many there are
   */
  public int draw(Path folder, Optional<Path> chrome, String path, Consumer<String> drawn) {
    int count = 0;
    try (Chrome browser = Chrome.start(chrome, path);
        Tab tab = Tab.open(browser.port())) {
      Files.createDirectories(folder);
      token.ifPresent(secret -> show(secret, tab));
      for (String language : LANGUAGES) {
        speak(language, tab);
        for (String scheme : language.equals("en") ? SCHEMES : SCHEMES.subList(0, 1)) {
          colours(scheme, tab);
          count += pages(folder, language + "-" + scheme, tab, drawn);
        }
      }
      return count;
    } catch (IOException e) {
      throw new Refusal(folder + " can't be written: " + e.getMessage(), e);
    }
  }

  private int pages(Path folder, String how, Tab tab, Consumer<String> drawn) throws IOException {
    int count = 0;
    for (Map.Entry<String, String> page : pages.entrySet()) {
      for (int width : WIDTHS) {
        String name = "%s-%s-%d.png".formatted(page.getKey(), how, width);
        tab.width(width);
        tab.go(base + page.getValue());
        Files.write(folder.resolve(name), tab.picture(width));
        drawn.accept(name);
        count++;
      }
    }
    return count;
  }

  private static void show(String secret, Tab tab) {
    tab.order("Network.enable", none -> {});
    tab.order(
        "Network.setExtraHTTPHeaders",
        more -> more.putObject("headers").put("Authorization", "Bearer " + secret));
  }

  private void speak(String language, Tab tab) {
    tab.order(
        "Network.setCookie",
        cookie -> cookie.put("name", "language").put("value", language).put("url", base));
  }

  private static void colours(String scheme, Tab tab) {
    tab.order(
        "Emulation.setEmulatedMedia",
        media ->
            media
                .putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", scheme));
  }
}
