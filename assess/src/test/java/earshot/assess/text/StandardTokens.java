package earshot.assess.text;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** What a search engine's standard tokenizer makes of a text. */
final class StandardTokens {
  private StandardTokens() {}

  static List<String> of(String text) throws IOException {
    List<String> tokens = new ArrayList<>();
    try (StandardTokenizer tokenizer = new StandardTokenizer()) {
      tokenizer.setReader(new StringReader(text));
      CharTermAttribute term = tokenizer.addAttribute(CharTermAttribute.class);
      PositionIncrementAttribute step = tokenizer.addAttribute(PositionIncrementAttribute.class);
      tokenizer.reset();
      while (tokenizer.incrementToken()) {
        tokens.add(step.getPositionIncrement() == 1 ? term.toString() : "GAP " + term);
      }
      tokenizer.end();
    }
    return tokens;
  }
}
