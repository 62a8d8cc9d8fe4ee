/** Google Play: reviews of an own app. */
@NullMarked
package earshot.ingest.sources.googleplay;

import org.jspecify.annotations.NullMarked;
