/**
 * Tells people of episodes: an outbox that knows from receipts what is still to be told, and one
 * {@link earshot.query.notify.Receiver} for each way of reaching somebody.
 */
@NullMarked
package earshot.query.notify;

import org.jspecify.annotations.NullMarked;
