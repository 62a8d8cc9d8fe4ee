/** Steam: reviews of games and programs. */
@NullMarked
package earshot.ingest.sources.steam;

import org.jspecify.annotations.NullMarked;
