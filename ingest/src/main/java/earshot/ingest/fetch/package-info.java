/**
 * Gets pages politely: throttle, budget, robots, conditional GET, Retry-After.
 *
 * <p>A {@link earshot.ingest.fetch.Fetcher} asks for one page and says in an {@link
 * earshot.ingest.fetch.Outcome} what became of it; it retries nothing and knows no feed. All tasks
 * of a JVM share one {@link earshot.ingest.fetch.Throttle}.
 */
@NullMarked
package earshot.ingest.fetch;

import org.jspecify.annotations.NullMarked;
