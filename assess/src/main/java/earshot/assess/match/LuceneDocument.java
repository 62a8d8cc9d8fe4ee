package earshot.assess.match;

import earshot.assess.query.Field;
import earshot.assess.text.Terms;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;

/** A mention as Lucene's document. */
final class LuceneDocument {
  static final String WORDS = "words";
  static final String RAW = "raw";
  static final String TAGS = "tags";

  /** The first letters of each word and of values that are asked for by them. */
  static final String EDGES = "edges";

  private static final int LONGEST_EDGE = 3;
  private static final FieldType POSITIONS = positions();

  private LuceneDocument() {}

  /** Raw terms and edges are left out when no query asks for them. */
  static Document of(Matchable mention, boolean withRaw, boolean withEdges) {
    Document document = new Document();
    addTerms(document, WORDS, List.of(mention.title().words(), mention.text().words()));
    if (withRaw) {
      addTerms(document, RAW, List.of(mention.title().raw(), mention.text().raw()));
    }
    if (withEdges) {
      addEdges(document, mention);
    }
    mention.tags().forEach(tag -> document.add(new StringField(TAGS, tag, Store.NO)));
    for (Field field : Field.values()) {
      mention
          .values(field)
          .forEach(value -> document.add(new StringField(field.label(), value, Store.NO)));
    }
    mention
        .numbers()
        .forEach((field, number) -> document.add(new DoublePoint(field.label(), number)));
    return document;
  }

  /** The term under which words with this beginning are found; empty when there is no beginning. */
  static Optional<String> edge(String stem) {
    return stem.isEmpty()
        ? Optional.empty()
        : Optional.of(stem.substring(0, Math.min(stem.length(), LONGEST_EDGE)));
  }

  /** The same for a value of a field. */
  static Optional<String> edge(Field field, String beginning) {
    return edge(beginning).map(edge -> field.label() + ':' + edge);
  }

  private static void addTerms(Document document, String field, List<Terms> values) {
    document.add(new org.apache.lucene.document.Field(field, new TermStream(values), POSITIONS));
  }

  private static void addEdges(Document document, Matchable mention) {
    Set<String> edges = new LinkedHashSet<>();
    mention.words().keySet().forEach(word -> addEdges("", word, edges));
    for (Field field : Field.values()) {
      if (field.begins()) {
        mention.values(field).forEach(value -> addEdges(field.label() + ':', value, edges));
      }
    }
    edges.forEach(edge -> document.add(new StringField(EDGES, edge, Store.NO)));
  }

  private static void addEdges(String name, String value, Set<String> edges) {
    for (int length = 1; length <= Math.min(LONGEST_EDGE, value.length()); length++) {
      edges.add(name + value.substring(0, length));
    }
  }

  private static FieldType positions() {
    FieldType type = new FieldType();
    type.setTokenized(true);
    type.setOmitNorms(true);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    type.freeze();
    return type;
  }

  /** The terms of several values with the gap between them. */
  private static final class TermStream extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final List<Terms> values;
    private int value;
    private int at;
    private boolean any;

    TermStream(List<Terms> values) {
      this.values = values;
    }

    @Override
    public boolean incrementToken() {
      boolean gap = false;
      while (value < values.size() && at == values.get(value).size()) {
        value++;
        at = 0;
        gap = any;
      }
      if (value == values.size()) {
        return false;
      }
      clearAttributes();
      term.append(values.get(value).term(at++));
      step.setPositionIncrement(gap ? Matchable.GAP + 1 : 1);
      any = true;
      return true;
    }

    @Override
    public void reset() {
      value = 0;
      at = 0;
      any = false;
    }
  }
}
