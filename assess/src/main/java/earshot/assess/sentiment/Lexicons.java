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

  private final Map<String, Lexicon> lists;

  Lexicons(Map<String, Lexicon> lists) {
    this.lists = new TreeMap<>(lists);
  }

  static final Lexicons NONE = new Lexicons(Map.of());

  LexiconSums sums(Tokens tokens, String language) {
    Lexicon lexicon = lists.get(language);
    return lexicon == null
        ? LexiconSums.NONE
        : new Adder(tokens, lexicon, Negations.of(language)).add();
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
    private final Tokens tokens;
    private final Lexicon lexicon;
    private final Set<String> negations;
    private float positive;
    private float negative;
    private float last;
    private float strongest;
    private int hits;

    Adder(Tokens tokens, Lexicon lexicon, Set<String> negations) {
      this.tokens = tokens;
      this.lexicon = lexicon;
      this.negations = negations;
    }

    LexiconSums add() {
      int negated = 0;
      for (int token = 0; token < tokens.count; token++) {
        if (tokens.kinds[token] == Tokens.Kind.WORD && negations.contains(tokens.word(token))) {
          negated = REACH + 1;
        } else {
          count(lexicon.value(tokens, token) * (negated > 0 ? -0.7f : 1));
        }
        negated = tokens.kinds[token] == Tokens.Kind.MARK ? 0 : Math.max(0, negated - 1);
      }
      return new LexiconSums(
          hits,
          step(positive + negative, 12),
          step(positive, 8),
          step(negative, 8),
          step(last, 4),
          step(strongest, 4));
    }

    private void count(float value) {
      if (value == 0) {
        return;
      }
      hits++;
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
