package earshot.query.pages;

import earshot.query.Wording;
import earshot.query.http.Admits;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What surrounds every page.
 *
 * @param here the path of the page, to mark it in the menu
 * @param back the whole address of the page, to come back to
 * @param who the name under which this person works; empty when they have not said
 * @param alerts what a person must know before reading on
 * @param guest who looks at the page
 * @param batch what they have just done with several mentions at once, and may take back
 */
record Chrome(
    Wording words,
    Assets assets,
    String title,
    String here,
    String back,
    String who,
    List<String> alerts,
    String version,
    Guest guest,
    Optional<Batch> batch) {
  /** The pages, by the names of their paths. */
  private static final List<String> PAGES =
      List.of("mentions", "trends", "groups", "alerts", "digest", "listings", "sources");

  /** Whether whoever looks works on mentions. */
  boolean works() {
    return guest.may(Admits.AGENTS);
  }

  /** Whether whoever looks decides what counts for all. */
  boolean manages() {
    return guest.may(Admits.MANAGERS);
  }

  /** The links of the menu. */
  List<Choice> menu() {
    Stream<String> administrators = guest.administers() ? Stream.of("people") : Stream.empty();
    return Stream.concat(PAGES.stream(), administrators).map(this::link).toList();
  }

  private Choice link(String page) {
    String path = page.equals("mentions") ? "/" : "/" + page;
    return new Choice(words.of("nav." + page), path, path.equals(here), "");
  }

  /** The languages that these pages speak. */
  List<Choice> languages() {
    return Languages.choices(words.language().getLanguage());
  }
}
