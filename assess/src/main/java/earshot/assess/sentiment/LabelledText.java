package earshot.assess.sentiment;

/**
 * One text with the feeling that people gave it.
 *
 * @param label 0 neutral, 1 negative, 2 positive
 */
record LabelledText(String id, String set, String language, String kind, int label, String text) {
  static final int NEUTRAL = 0;
  static final int NEGATIVE = 1;
  static final int POSITIVE = 2;

  static int label(String word) {
    return switch (word) {
      case "neu", "neutral" -> NEUTRAL;
      case "neg", "negative" -> NEGATIVE;
      case "pos", "positive" -> POSITIVE;
      default -> -1;
    };
  }
}
