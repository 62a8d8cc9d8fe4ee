/** Trustpilot: reviews of a business. */
@NullMarked
package earshot.ingest.sources.trustpilot;

import org.jspecify.annotations.NullMarked;
