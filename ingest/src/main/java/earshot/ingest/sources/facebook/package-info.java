/** Facebook: what people write and recommend on one's own page. */
@NullMarked
package earshot.ingest.sources.facebook;

import org.jspecify.annotations.NullMarked;
