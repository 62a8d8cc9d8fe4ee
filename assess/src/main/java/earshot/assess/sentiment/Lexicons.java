package earshot.assess.sentiment;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Word lists by language, folded like texts and kept as hashes, with the words that negate. */
final class Lexicons {
  private static final int REACH = 3;

  /** A copula that negates stands right behind what it negates, or a word later. */
  private static final int REACH_BACK = 2;

  private final Map<String, Lexicon> lists;

  Lexicons(Map<String, Lexicon> lists) {
    this.lists = new TreeMap<>(lists);
  }

  static final Lexicons NONE = new Lexicons(Map.of());

  LexiconSums sums(Tokens tokens, String language) {
    Lexicon lexicon = lists.get(language);
    return lexicon == null ? LexiconSums.NONE : new Adder(tokens, lexicon, language).add();
  }

  void write(DataOutputStream out) throws IOException {
    out.writeShort(lists.size());
    for (Map.Entry<String, Lexicon> list : lists.entrySet()) {
      out.writeUTF(list.getKey());
      list.getValue().write(out);
    }
  }

  static Lexicons read(DataInputStream in) throws IOException {
    Map<String, Lexicon> lists = new TreeMap<>();
    int size = in.readUnsignedShort();
    for (int i = 0; i < size; i++) {
      lists.put(in.readUTF(), Lexicon.read(in));
    }
    return new Lexicons(lists);
  }

  /** One pass over a text. */
  private static final class Adder {
    private static final float TURNED = -0.7f;

    /** Long before any text. */
    private static final int NEVER = Integer.MIN_VALUE / 2;

    private final Tokens tokens;
    private final Lexicon lexicon;
    private final Set<String> negations;
    private final Set<String> copulas;
    private float positive;
    private float negative;
    private float last;
    private float strongest;
    private int hits;
    private int lastAt = NEVER;

    Adder(Tokens tokens, Lexicon lexicon, String language) {
      this.tokens = tokens;
      this.lexicon = lexicon;
      this.negations = Negations.of(language);
      this.copulas = Negations.copulas(language);
    }

    LexiconSums add() {
      int negated = 0;
      for (int token = 0; token < tokens.count; token++) {
        if (is(token, copulas) && token - lastAt <= REACH_BACK) {
          turnLast();
        } else if (is(token, negations)) {
          negated = REACH + 1;
        } else {
          count(token, lexicon.value(tokens, token) * (negated > 0 ? TURNED : 1));
        }
        if (tokens.kinds[token] == Tokens.Kind.MARK) {
          negated = 0;
          lastAt = NEVER;
        }
        negated = Math.max(0, negated - 1);
      }
      return new LexiconSums(
          hits,
          step(positive + negative, 12),
          step(positive, 8),
          step(negative, 8),
          step(last, 4),
          step(strongest, 4));
    }

    private boolean is(int token, Set<String> words) {
      return tokens.kinds[token] == Tokens.Kind.WORD && words.contains(tokens.word(token));
    }

    /** What was counted last is negated behind it. */
    private void turnLast() {
      positive -= Math.max(0, last);
      negative -= Math.min(0, last);
      strongest = strongest == last ? 0 : strongest;
      add(last * TURNED);
      lastAt = NEVER;
    }

    private void count(int token, float value) {
      if (value != 0) {
        hits++;
        lastAt = token;
        add(value);
      }
    }

    private void add(float value) {
      last = value;
      positive += Math.max(0, value);
      negative += Math.min(0, value);
      strongest = Math.abs(value) > Math.abs(strongest) ? value : strongest;
    }

    private static int step(float value, int limit) {
      return Math.max(-limit, Math.min(limit, Math.round(value)));
    }
  }
}
