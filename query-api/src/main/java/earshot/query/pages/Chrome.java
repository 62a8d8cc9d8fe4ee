package earshot.query.pages;

import java.util.List;

/**
 * What surrounds every page.
 *
 * @param here the path of the page, to mark it in the menu
 * @param who the name under which this person works; empty when they have not said
 * @param alerts what a person must know before reading on
 * @param guest who looks at the page
 */
record Chrome(
    Words words,
    Assets assets,
    String title,
    String here,
    String who,
    List<String> alerts,
    String version,
    Guest guest) {}
