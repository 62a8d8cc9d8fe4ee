package earshot.assess.text;

import java.util.Arrays;
import java.util.List;

/** Terms in order with the place of each in the original text; a term's position is its index. */
public final class Terms {
  /**
   * Stands in the place of an address: a border that no word matches and that is never itself a
   * word of people.
   */
  public static final String URL = Encoding.ESCAPE + "url";

  /**
   * Between a letter and the end of what a standard tokenizer cuts at (255); words of people are
   * shorter.
   */
  static final int LONGEST = 120;

  private final String[] terms;
  private final int[] starts;
  private final int[] ends;

  Terms(String[] terms, int[] starts, int[] ends) {
    this.terms = terms;
    this.starts = starts;
    this.ends = ends;
  }

  public int size() {
    return terms.length;
  }

  public boolean isEmpty() {
    return terms.length == 0;
  }

  /** The term at a position, in its encoded form. */
  public String term(int position) {
    return terms[position];
  }

  /** Where the term begins in the original text, in UTF-16 units. */
  public int start(int position) {
    return starts[position];
  }

  /** Where the term ends in the original text, exclusive. */
  public int end(int position) {
    return ends[position];
  }

  public List<String> list() {
    return List.of(terms);
  }

  /**
   * All terms with single spaces between them: a standard tokenizer without filters gives the same
   * terms at the same positions.
   */
  public String indexed() {
    return String.join(" ", terms);
  }

  /** The term as people read it. */
  public static String readable(String term) {
    return term.equals(URL) ? "https://url" : Encoding.decode(term);
  }

  @Override
  public String toString() {
    return Arrays.toString(terms);
  }

  /** Grows with the text and then becomes terms. */
  static final class Builder {
    private String[] terms = new String[16];
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int size;

    int size() {
      return size;
    }

    String term(int position) {
      return terms[position];
    }

    int start(int position) {
      return starts[position];
    }

    void add(String term, int start, int end) {
      if (size == terms.length) {
        terms = Arrays.copyOf(terms, size * 2);
        starts = Arrays.copyOf(starts, size * 2);
        ends = Arrays.copyOf(ends, size * 2);
      }
      terms[size] = term;
      starts[size] = start;
      ends[size++] = end;
    }

    Terms build() {
      return new Terms(
          Arrays.copyOf(terms, size), Arrays.copyOf(starts, size), Arrays.copyOf(ends, size));
    }
  }
}
