package earshot.assess.sentiment;

import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Somebody else's model that reads English sentences as a whole. It is no part of Earshot's own
 * libraries: whoever wants one puts it on the class path. Used by many threads at once.
 */
public interface SentenceEncoder extends AutoCloseable {
  /** What it is called; what was learnt from one can't be used with another. */
  String name();

  /** Its word pieces by what they are written as, with their numbers. */
  Map<String, Integer> pieces();

  /** How many numbers it makes of a piece. */
  int width();

  /** What it makes of each of these pieces, one after the other. */
  float[] states(int[] pieces);

  @Override
  void close();

  /** The one that is on the class path. */
  static Optional<SentenceEncoder> found() {
    return ServiceLoader.load(SentenceEncoder.class).findFirst();
  }
}
