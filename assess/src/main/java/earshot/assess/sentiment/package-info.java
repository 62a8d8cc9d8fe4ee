/**
 * How the writer of a text feels, decided by a small multilingual linear model that is trained and
 * measured here.
 */
@NullMarked
package earshot.assess.sentiment;

import org.jspecify.annotations.NullMarked;
