package earshot.query.pages;

import java.util.List;

/**
 * What surrounds every page.
 *
 * @param here the path of the page, to mark it in the menu
 * @param alerts what a person must know before reading on
 */
record Chrome(
    Words words, Assets assets, String title, String here, List<String> alerts, String version) {}
