/** App Store Connect: all reviews of one's own apps in Apple's stores. */
@NullMarked
package earshot.ingest.sources.appstoreconnect;

import org.jspecify.annotations.NullMarked;
