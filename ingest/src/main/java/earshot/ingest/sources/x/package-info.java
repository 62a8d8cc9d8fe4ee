/** X: what is said there about words, tagged or not. */
@NullMarked
package earshot.ingest.sources.x;

import org.jspecify.annotations.NullMarked;
