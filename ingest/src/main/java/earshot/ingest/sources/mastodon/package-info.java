/** Servers of the Mastodon API: what is said under a hashtag. */
@NullMarked
package earshot.ingest.sources.mastodon;

import org.jspecify.annotations.NullMarked;
