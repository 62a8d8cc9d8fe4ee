/** Hacker News: stories and comments that a search finds. */
@NullMarked
package earshot.ingest.sources.hackernews;

import org.jspecify.annotations.NullMarked;
