/** WordPress: comments on the articles of a site. */
@NullMarked
package earshot.ingest.sources.wordpress;

import org.jspecify.annotations.NullMarked;
