/** Reddit: posts and comments of subreddits, and what a search finds. */
@NullMarked
package earshot.ingest.sources.reddit;

import org.jspecify.annotations.NullMarked;
