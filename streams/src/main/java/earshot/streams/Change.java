package earshot.streams;

import earshot.mention.Mention;
import earshot.mention.Rejected;

/**
 * What a record of {@code mentions.raw} means for one mention id on its way through the topology.
 */
sealed interface Change {
  /** Somebody said this, for the first time or anew. */
  record Said(Mention mention) implements Change {}

  /** It is gone: taken back at the source, or nobody's any more. */
  record Gone(long version) implements Change {}

  /** It was deleted by a person and must leave every topic, now and whenever it comes again. */
  record Forgotten(long version) implements Change {}

  /** It could not be read or assessed; kept with the reason. */
  record Refused(Rejected rejected) implements Change {}
}
