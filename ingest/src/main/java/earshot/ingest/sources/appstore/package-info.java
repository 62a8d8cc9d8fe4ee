/** Customer reviews of an app in Apple's App Store, as its public feed shows them. */
@NullMarked
package earshot.ingest.sources.appstore;

import org.jspecify.annotations.NullMarked;
