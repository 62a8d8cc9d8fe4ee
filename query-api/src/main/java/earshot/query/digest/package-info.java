/**
 * The review check: what was said about a brand in a span, composed as a value and put into words
 * for a mail, a page, a terminal or a program.
 */
@NullMarked
package earshot.query.digest;

import org.jspecify.annotations.NullMarked;
