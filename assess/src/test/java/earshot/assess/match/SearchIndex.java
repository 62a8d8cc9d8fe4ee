package earshot.assess.match;

import earshot.assess.query.Query;
import earshot.assess.text.Terms;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Mentions in an index as a search engine keeps them: words joined by spaces, the standard
 * tokenizer, a gap of 100.
 */
final class SearchIndex {
  private final IndexSearcher searcher;

  SearchIndex(List<Matchable> mentions) throws IOException {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new Standard()))) {
      for (Matchable mention : mentions) {
        writer.addDocument(document(mention));
      }
      writer.forceMerge(1);
    }
    searcher = new IndexSearcher(DirectoryReader.open(directory));
  }

  private static Document document(Matchable mention) {
    Document document = LuceneDocument.of(mention, true, true);
    document.removeFields(LuceneDocument.WORDS);
    document.removeFields(LuceneDocument.RAW);
    add(document, LuceneDocument.WORDS, mention.title().words());
    add(document, LuceneDocument.WORDS, mention.text().words());
    add(document, LuceneDocument.RAW, mention.title().raw());
    add(document, LuceneDocument.RAW, mention.text().raw());
    return document;
  }

  private static void add(Document document, String field, Terms terms) {
    if (!terms.isEmpty()) {
      document.add(new TextField(field, terms.indexed(), Store.NO));
    }
  }

  BitSet matches(Query query) throws IOException {
    BitSet found = new BitSet();
    searcher.search(
        QueryCompiler.compile(query),
        new SimpleCollector() {
          @Override
          public void collect(int document) {
            found.set(document);
          }

          @Override
          protected void doSetNextReader(LeafReaderContext context) {
            if (context.docBase != 0) {
              throw new IllegalStateException("one segment expected");
            }
          }

          @Override
          public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
          }
        });
    return found;
  }

  private static final class Standard extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      return new TokenStreamComponents(new StandardTokenizer());
    }

    @Override
    public int getPositionIncrementGap(String field) {
      return Matchable.GAP;
    }
  }
}
