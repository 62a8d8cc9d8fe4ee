/** LinkedIn: what people write under the posts of one's own organisation. */
@NullMarked
package earshot.ingest.sources.linkedin;

import org.jspecify.annotations.NullMarked;
