/** YouTube: comments on a channel and on videos, and videos that a search finds. */
@NullMarked
package earshot.ingest.sources.youtube;

import org.jspecify.annotations.NullMarked;
