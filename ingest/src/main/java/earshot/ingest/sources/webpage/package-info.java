/** Web pages that mark their reviews and business facts up as schema.org says. */
@NullMarked
package earshot.ingest.sources.webpage;

import org.jspecify.annotations.NullMarked;
