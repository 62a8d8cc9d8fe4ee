package earshot.query;

import earshot.mention.Mention;
import earshot.mention.MentionId;
import java.util.Optional;

/** What happened to one mention. */
public sealed interface Change {
  MentionId id();

  /** Grows with each change of one id; a lower one never undoes a higher one. */
  long version();

  /**
   * It is like this now.
   *
   * @param json the same as it was read, so that whoever keeps it need not write it again
   */
  record Put(Mention mention, Optional<byte[]> json) implements Change {
    public Put(Mention mention) {
      this(mention, Optional.empty());
    }

    @Override
    public MentionId id() {
      return mention.id();
    }

    @Override
    public long version() {
      return mention.version();
    }
  }

  /** It is gone. */
  record Remove(MentionId id, long version) implements Change {}
}
