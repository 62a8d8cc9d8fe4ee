/** Google Business Profile: reviews of one's own locations. */
@NullMarked
package earshot.ingest.sources.googlebusiness;

import org.jspecify.annotations.NullMarked;
