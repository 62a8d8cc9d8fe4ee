package earshot.deploy.screens;

import java.nio.file.Path;
import java.util.Optional;

/** Looks at pages as people do: when the first of them is there, and what moves afterwards. */
public final class Glance implements AutoCloseable {
  private static final int WIDTH = 1440;

  /** Comes as soon as letters or pictures are painted, also where they were before it is asked. */
  private static final String PAINTED =
      """
      new Promise((done) => new PerformanceObserver((list) => {
        list.getEntriesByName('first-contentful-paint').forEach((paint) => done(paint.startTime));
      }).observe({ type: 'paint', buffered: true }))
      """;

  private static final String WATCH =
      """
      window.moved = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((e) => { window.moved += e.value; }))
        .observe({ type: 'layout-shift' });
      """;

  /** What moved once something is told and drawn. */
  private static final String MOVED =
      """
      new Promise((done) => {
        const look = () => document.querySelector('#live a')
          ? requestAnimationFrame(() => requestAnimationFrame(() => done(window.moved)))
          : setTimeout(look, 50);
        look();
      })
      """;

  private final Chrome browser;
  private final Tab tab;

  private Glance(Chrome browser) {
    this.browser = browser;
    this.tab = Tab.open(browser.port());
    tab.width(WIDTH);
    tab.order("Network.enable", none -> {});
    tab.order("Network.setCacheDisabled", how -> how.put("cacheDisabled", true));
  }

  /**
   * With a browser that is found; empty where there is none.
   *
   * @param path folders to look in, as the shell has them
   */
  public static Optional<Glance> open(String path) {
    Optional<Path> found = Chrome.found(path);
    return found.map(browser -> new Glance(Chrome.start(found, path)));
  }

  /** Milliseconds from the wish to the first letters or pictures, with nothing kept from before. */
  public double firstPaint(String address) {
    tab.go(address);
    return tab.value(PAINTED).asDouble();
  }

  /**
   * How much of a page moves while something happens that it tells of: the cumulative layout shift.
   */
  public double shift(String address, Happening happening) throws Exception {
    tab.go(address);
    tab.value(WATCH);
    happening.happen();
    return tab.value(MOVED).asDouble();
  }

  /** What a page will tell of. */
  @FunctionalInterface
  public interface Happening {
    void happen() throws Exception;
  }

  @Override
  public void close() {
    tab.close();
    browser.close();
  }
}
