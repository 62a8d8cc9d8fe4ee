/** X: what is said there about words, tagged or not. */
@NullMarked
package earshot.ingest.sources.xtwitter;

import org.jspecify.annotations.NullMarked;
