package earshot.query;

/** An empty index beside the one in use, which takes its place when it is full. */
public interface NextIndex {
  /** Fills it. */
  MentionConsumer consumer();

  /** From now on it is the one that everybody reads and writes; nobody finds less in between. */
  void takeOver();

  /** Throws away whichever of the two is not in use. */
  void tidy();
}
