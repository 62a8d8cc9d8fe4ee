/** Instagram: comments on what one's own professional account shows. */
@NullMarked
package earshot.ingest.sources.instagram;

import org.jspecify.annotations.NullMarked;
