/**
 * Runs sources inside Connect and remembers how far each feed got.
 *
 * <p>A {@link earshot.ingest.connect.MentionConnector} spreads hosts over tasks. In a {@link
 * earshot.ingest.connect.MentionTask} each host has a thread that walks its feeds one after the
 * other; each page is handed over as a whole with the offsets that it concludes.
 */
@NullMarked
package earshot.ingest.connect;

import org.jspecify.annotations.NullMarked;
