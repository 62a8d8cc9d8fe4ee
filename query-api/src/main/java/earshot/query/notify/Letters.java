package earshot.query.notify;

import earshot.mention.Delivery;
import earshot.mention.Episode;
import java.time.Instant;

/** Puts into words what is to be told, and says when it may be. */
interface Letters {
  /** The message of a delivery. */
  Message compose(Delivery delivery);

  /** Whether nobody need be told any more: somebody takes care of it. */
  boolean settled(Episode episode);

  /** Whether it may be told now, or quiet hours are. */
  boolean mayBeTold(Episode episode, Instant now);

  /** Whether it fills a message by itself. */
  default boolean alone(Episode episode) {
    return false;
  }
}
