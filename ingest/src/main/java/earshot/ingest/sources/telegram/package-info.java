/** Telegram: what is said where a bot of ours is. */
@NullMarked
package earshot.ingest.sources.telegram;

import org.jspecify.annotations.NullMarked;
