/** Intercom: what customers write in the messenger of one's own site and product. */
@NullMarked
package earshot.ingest.sources.intercom;

import org.jspecify.annotations.NullMarked;
