/** Lemmy: posts and comments that a server of the network knows. */
@NullMarked
package earshot.ingest.sources.lemmy;

import org.jspecify.annotations.NullMarked;
