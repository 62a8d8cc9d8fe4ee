/** Forums that run on Discourse: what is posted there. */
@NullMarked
package earshot.ingest.sources.discourse;

import org.jspecify.annotations.NullMarked;
