package earshot.assess.sentiment;

import java.util.Set;

/**
 * Turns a text into hashed features: words with their neighbours and those that are negated,
 * character sequences inside words, and signs such as word-list sums.
 */
final class FeatureExtractor {
  private static final int LONGEST = 6;
  private static final int WORD = 0x1B873593;
  private static final int PAIR = 0x2C1B3C6D;
  private static final int SKIP = 0x297A2D39;
  private static final int THREE = 0x38495ABD;
  private static final int NEGATED = 0x6E6F7421;
  private static final int SIGN = 0x85EBCA6B;
  private static final int SKELETON = 0x5F356495;
  private static final int ROMANISED = (int) (SKELETON * 31L);

  /** So many words behind a negation are taken for negated, unless a mark stands between. */
  private static final int REACH = 4;

  private final Lexicons lexicons;

  FeatureExtractor(Lexicons lexicons) {
    this.lexicons = lexicons;
  }

  /**
   * The view of a text in its language: Armenian is always read by its skeleton, Persian when it is
   * written in Latin letters, and a denied "bad" as "good".
   */
  static String view(String text, String language) {
    String view =
        switch (language) {
          case "hy" -> Skeleton.armenian(text);
          case "fa" -> Skeleton.isLatin(text) ? Skeleton.persian(text) : text;
          default -> text;
        };
    return Litotes.plain(view, language);
  }

  private static int salt(String text, String language) {
    return language.equals("hy")
        ? SKELETON
        : language.equals("fa") && Skeleton.isLatin(text) ? ROMANISED : 0;
  }

  /** Language is empty where it isn't known. */
  Features extract(String text, String language) {
    return extract(TextReader.read(view(text, language)), salt(text, language), language);
  }

  /** What the text would give if its writer had used Latin letters. */
  Features extractRomanised(String text, String language) {
    return extract(TextReader.read(Skeleton.persian(text)), ROMANISED, language);
  }

  Features extract(Tokens tokens, int salt, String language) {
    Features features = new Features(tokens.chars.length * (LONGEST + 1) + 64);
    words(tokens, salt, features);
    negated(tokens, salt, Negations.of(language), features);
    features.endWords();
    for (int token = 0; token < tokens.count; token++) {
      characters(tokens, token, salt, features);
    }
    features.endCharacters();
    signs(tokens, salt, language, features);
    features.finish();
    return features;
  }

  private static void words(Tokens tokens, int salt, Features features) {
    int before = 0;
    int twoBefore = 0;
    for (int token = 0; token < tokens.count; token++) {
      int hash = hash(tokens, token, salt);
      features.add(mix(hash ^ WORD));
      features.add(mix(before * 31 + hash + PAIR));
      if (token > 1) {
        features.add(mix(twoBefore * 31 + hash + SKIP));
        features.add(mix((twoBefore * 31 + before) * 31 + hash + THREE));
      }
      if (tokens.long2[token]) {
        features.add(mix(shortened(tokens, token, salt) ^ WORD));
      }
      twoBefore = before;
      before = hash;
    }
    features.add(mix(before * 31 + PAIR));
  }

  /** "not a good day": day and good speak once more, as what they are behind a not. */
  private static void negated(Tokens tokens, int salt, Set<String> negations, Features features) {
    int left = 0;
    for (int token = 0; token < tokens.count && !negations.isEmpty(); token++) {
      boolean word = tokens.kinds[token] == Tokens.Kind.WORD;
      if (word && left > 0) {
        features.add(mix(hash(tokens, token, salt) * 31 + NEGATED));
      }
      left = tokens.kinds[token] == Tokens.Kind.MARK ? 0 : Math.max(0, left - 1);
      if (word && negations.contains(tokens.word(token))) {
        left = REACH;
      }
    }
  }

  private static int hash(Tokens tokens, int token, int salt) {
    int hash = salt;
    for (int i = tokens.starts[token]; i < tokens.ends[token]; i++) {
      hash = (hash ^ tokens.chars[i]) * 0x01000193;
    }
    return mix(hash);
  }

  /** The hash of a stretched word as it is usually spelled, every letter once. */
  private static int shortened(Tokens tokens, int token, int salt) {
    int hash = salt;
    char previous = 0;
    for (int i = tokens.starts[token]; i < tokens.ends[token]; i++) {
      if (tokens.chars[i] != previous) {
        hash = (hash ^ tokens.chars[i]) * 0x01000193;
      }
      previous = tokens.chars[i];
    }
    return mix(hash);
  }

  private static void characters(Tokens tokens, int token, int salt, Features features) {
    int from = tokens.starts[token];
    int to = tokens.ends[token];
    for (int start = from - 1; start < to; start++) {
      int hash = salt;
      for (int end = start; end <= to && end < start + LONGEST; end++) {
        char c = end < from || end == to ? ' ' : tokens.chars[end];
        hash = (hash ^ c) * 0x01000193;
        if (end > start || c != ' ') {
          features.add(mix(hash + (end - start + 1) * 0x9E3779B9));
        }
      }
    }
  }

  private void signs(Tokens tokens, int salt, String language, Features features) {
    sign(features, 0, 0);
    sign(features, 1, Math.min(3, tokens.exclamations));
    sign(features, 2, Math.min(3, tokens.questions));
    sign(features, 3, Math.min(3, tokens.shouted));
    sign(features, 4, Math.min(2, tokens.stretches));
    sign(features, 5, Math.min(2, tokens.links) * 4 + Math.min(2, tokens.handles));
    sign(features, 6, 32 - Integer.numberOfLeadingZeros(tokens.words));
    sign(features, 7, Math.min(3, tokens.emoji));
    sign(features, 8, language.hashCode());
    sign(
        features,
        9,
        language.hashCode() * 31
            + salt
            + Math.min(2, tokens.questions) * 8
            + Math.min(2, tokens.links) * 3);
    LexiconSums sums = lexicons.sums(tokens, language);
    if (sums.hits() > 0) {
      sign(features, 10, sums.total());
      sign(features, 11, sums.positive());
      sign(features, 12, sums.negative());
      sign(features, 13, sums.last());
      sign(features, 14, sums.strongest());
      sign(features, 15, sums.total() + 64 * language.hashCode());
    }
    sign(features, 16, Math.min(3, sums.hits()));
  }

  private static void sign(Features features, int kind, int value) {
    features.add(mix(value * 0x01000193 + kind * 0x9E3779B9 + SIGN));
  }

  static int mix(int hash) {
    int h = hash;
    h ^= h >>> 16;
    h *= 0x85EBCA6B;
    h ^= h >>> 13;
    h *= 0xC2B2AE35;
    return h ^ (h >>> 16);
  }
}
