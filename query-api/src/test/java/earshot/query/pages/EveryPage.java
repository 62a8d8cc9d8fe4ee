package earshot.query.pages;

import earshot.query.http.Alarms;
import earshot.query.http.Judgements;
import earshot.query.http.Routes;
import earshot.query.http.Wiring;

/** All pages there are, for tests of other rooms. */
public final class EveryPage {
  private EveryPage() {}

  public static Routes[] of(Wiring wiring) {
    return of(wiring, new Alarms());
  }

  static Routes[] of(Wiring wiring, Alarms alarms) {
    Pages pages = new Pages(wiring);
    return new Routes[] {
      pages,
      new DoorPages(pages, wiring),
      new PeoplePage(pages, wiring),
      new AlertsPage(pages, wiring, alarms, new Judgements()),
      new TrendsPage(pages, wiring, alarms),
      new ListingsPage(pages, wiring),
      new DigestPage(pages, wiring)
    };
  }
}
