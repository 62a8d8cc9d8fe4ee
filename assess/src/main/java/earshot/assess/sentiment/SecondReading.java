package earshot.assess.sentiment;

import java.io.IOException;

/**
 * Asks an encoder about texts that words leave undecided. It costs a hundred times what the words
 * cost, so it is asked only there; and there always, however much is to do.
 */
final class SecondReading {
  static final String LANGUAGE = "en";

  private static final int MOST_PIECES = 48;

  private final SentenceEncoder encoder;
  private final EncoderHead head;
  private final WordPiece pieces;

  SecondReading(SentenceEncoder encoder, EncoderHead head) throws IOException {
    if (!head.encoder().equals(encoder.name()) || !head.fits(3 * encoder.width())) {
      throw new IOException(
          "what was learnt from the encoder "
              + head.encoder()
              + " can't be used with "
              + encoder.name());
    }
    this.encoder = encoder;
    this.head = head;
    this.pieces = pieces(encoder);
  }

  static WordPiece pieces(SentenceEncoder encoder) {
    return new WordPiece(encoder.pieces(), MOST_PIECES);
  }

  String name() {
    return head.name();
  }

  /** What both say, where the words alone are not sure enough. */
  double[] of(String text, double[] words) {
    if (Math.max(words[0], Math.max(words[1], words[2])) >= head.sure()) {
      return words;
    }
    return head.mixture()
        .probabilities(logs(words), head.logProbabilities(vector(encoder, pieces, text)));
  }

  /** Nothing is impossible to the words. */
  static double[] logs(double[] probabilities) {
    double[] logs = new double[probabilities.length];
    for (int c = 0; c < logs.length; c++) {
      logs[c] = Math.log(Math.max(1e-6, probabilities[c]));
    }
    return logs;
  }

  /** The state of the first mark, and the mean and the largest of all pieces' states. */
  static float[] vector(SentenceEncoder encoder, WordPiece pieces, String text) {
    int width = encoder.width();
    float[] states = encoder.states(pieces.of(text));
    float[] vector = new float[3 * width];
    int count = states.length / width;
    for (int i = 0; i < width; i++) {
      vector[i] = states[i];
      vector[2 * width + i] = states[i];
      for (int piece = 0; piece < count; piece++) {
        float state = states[piece * width + i];
        vector[width + i] += state / count;
        vector[2 * width + i] = Math.max(vector[2 * width + i], state);
      }
    }
    return vector;
  }
}
