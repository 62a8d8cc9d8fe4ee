package earshot.query;

import earshot.mention.Mention;
import earshot.mention.MentionId;

/** What happened to one mention. */
public sealed interface Change {
  MentionId id();

  /** Grows with each change of one id; a lower one never undoes a higher one. */
  long version();

  /** It is like this now. */
  record Put(Mention mention) implements Change {
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
