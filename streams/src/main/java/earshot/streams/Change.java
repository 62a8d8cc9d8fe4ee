package earshot.streams;

import earshot.mention.Mention;
import earshot.mention.Rejected;
import earshot.mention.Removed;
import java.util.Optional;

/**
 * What a record of {@code mentions.raw} means for one mention id on its way through the topology.
 */
sealed interface Change {
  /**
   * Somebody said this, for the first time or anew.
   *
   * @param back whether it was gone
   * @param known what is known of it with this version, where that was looked up
   */
  record Said(Mention mention, boolean back, Optional<Known> known) implements Change {
    Said(Mention mention) {
      this(mention, false, Optional.empty());
    }

    Said with(Mention concluded) {
      return new Said(concluded, back, known);
    }
  }

  /**
   * It is gone: taken back at the source, or nobody's any more.
   *
   * @param left what is to be counted of it, unless that is counted already
   */
  record Gone(long version, Optional<Removed> left) implements Change {
    Gone(long version) {
      this(version, Optional.empty());
    }
  }

  /**
   * It was deleted by a person and must leave every topic, now and whenever it comes again.
   *
   * @param left as of {@link Gone}
   */
  record Forgotten(long version, Optional<Removed> left) implements Change {}

  /** It could not be read or assessed; kept with the reason. */
  record Refused(Rejected rejected) implements Change {}
}
