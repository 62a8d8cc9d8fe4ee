package earshot.query.pages;

import earshot.query.http.Alarms;
import earshot.query.http.Routes;
import earshot.query.http.Wiring;

/** All pages there are, for tests of other rooms. */
public final class EveryPage {
  private EveryPage() {}

  public static Routes[] of(Wiring wiring) {
    Pages pages = new Pages(wiring);
    return new Routes[] {
      pages,
      new DoorPages(pages, wiring),
      new PeoplePage(pages, wiring),
      new AlertsPage(pages, wiring, new Alarms()),
      new DigestPage(pages, wiring)
    };
  }
}
