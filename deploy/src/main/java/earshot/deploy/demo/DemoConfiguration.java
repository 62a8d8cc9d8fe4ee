package earshot.deploy.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The configuration that has an Earshot listen to the demo town. */
public final class DemoConfiguration {
  private DemoConfiguration() {}

  /**
   * The text of an {@code earshot.yml}.
   *
   * @param town where the town is, as {@link TownServer#url()} says
   */
  public static String yaml(URI town) {
    try (InputStream in = DemoConfiguration.class.getResourceAsStream("earshot.yml")) {
      if (in == null) {
        throw new IllegalStateException("The demo's earshot.yml is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{town}", town.toString())
          .replace("{app}", AppReviews.APP)
          .replace("{game}", GameReviews.GAME);
    } catch (IOException e) {
      throw new UncheckedIOException("The demo's earshot.yml can't be read", e);
    }
  }
}
