/** What real places once answered, where somebody keeps such recordings beside the project. */
@NullMarked
package earshot.ingest.recorded;

import org.jspecify.annotations.NullMarked;
