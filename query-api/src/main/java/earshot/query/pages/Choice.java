package earshot.query.pages;

/**
 * A link that changes what is seen.
 *
 * @param chosen whether it already holds; a filter's link then lifts it
 * @param count how many there are, as shown; empty when it was not counted
 */
record Choice(String label, String href, boolean chosen, String count) {}
