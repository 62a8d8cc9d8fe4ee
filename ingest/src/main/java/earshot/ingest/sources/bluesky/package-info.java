/** Bluesky: what the whole network posts, matched here. */
@NullMarked
package earshot.ingest.sources.bluesky;

import org.jspecify.annotations.NullMarked;
