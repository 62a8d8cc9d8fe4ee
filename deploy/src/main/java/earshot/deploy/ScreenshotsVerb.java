package earshot.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.deploy.screens.Screenshots;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws every page of a running Earshot. */
@Command(
    name = "screenshots",
    mixinStandardHelpOptions = true,
    description = {
      "Draws every page of a running Earshot as a picture: in four languages, 1440 and 390 pixels wide, in English also dark.",
      "Needs Chrome or Chromium on this machine."
    })
final class ScreenshotsVerb implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "where the pictures go")
  private Path folder = Path.of("screenshots");

  @Option(
      names = "--chrome",
      paramLabel = "FILE",
      description = "the browser (default: the first Chrome or Chromium on the PATH)")
  private Optional<Path> chrome = Optional.empty();

  @Mixin private Address address = new Address();

  @Override
  public Integer call() {
    Running running = address.running();
    Screenshots screenshots = new Screenshots(address.url(), pages(running), address.secret());
    Console console = Console.standard();
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    int drawn = screenshots.draw(folder, chrome.map(Given::existing), path, console::say);
    console.say("%d pictures in %s".formatted(drawn, folder.toAbsolutePath().normalize()));
    return 0;
  }

  /** Each page once, and those that look different when something is asked of them. */
  private static Map<String, String> pages(Running running) {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put("inbox", "/");
    pages.put("to-answer", "/?queue=answer&status=open&status=pending");
    first(running, "/api/v1/mentions", "/mentions/0/id")
        .ifPresent(
            id -> {
              pages.put("mention", "/mentions/" + id);
              pages.put("mention-audit", "/mentions/" + id + "/audit");
            });
    pages.put("trends", "/trends");
    pages.put("trends-compared", "/trends?split=source");
    pages.put("groups", "/groups");
    first(running, "/api/v1/groups", "/groups/0/id")
        .ifPresent(id -> pages.put("group", "/groups/" + id));
    pages.put("alerts", "/alerts");
    pages.put("rules", "/rules?when=sentiment:negative");
    pages.put("digest", "/digest");
    pages.put("listings", "/listings");
    first(running, "/api/v1/brands", "/brands/0/name")
        .ifPresent(
            brand ->
                pages.put("listings-change", "/listings?brand=" + URLEncoder.encode(brand, UTF_8)));
    pages.put("templates", "/templates");
    pages.put("sources", "/sources");
    pages.put("sources-add", "/sources?type=mastodon");
    pages.put("brands", "/brands?name=Acme&query=%22acme%22+OR+the");
    pages.put("settings", "/settings");
    pages.put("people", "/people");
    pages.put("setup", "/setup");
    pages.put("login", "/login");
    pages.put("account", "/account");
    pages.put("problem", "/?q=cold+AND+)");
    pages.put("nothing", "/nothing/here");
    return pages;
  }

  private static Optional<String> first(Running running, String path, String pointer) {
    Map<String, String> asked = path.endsWith("/brands") ? Map.of() : Map.of("size", "1");
    JsonNode found = running.ask(path, asked).at(pointer);
    return Optional.of(found).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }
}
