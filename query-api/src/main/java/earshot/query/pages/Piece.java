package earshot.query.pages;

import earshot.query.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A stretch of a text, marked or not. */
record Piece(String text, boolean marked) {
  /** The text between two places, cut where marks begin and end. */
  static List<Piece> of(String text, List<Mark> marks, int from, int to) {
    List<Piece> pieces = new ArrayList<>();
    int at = from;
    for (Mark mark : marks.stream().sorted(Comparator.comparingInt(Mark::start)).toList()) {
      int start = Math.max(at, Math.min(mark.start(), to));
      int end = Math.max(start, Math.min(mark.end(), to));
      add(pieces, text.substring(at, start), false);
      add(pieces, text.substring(start, end), true);
      at = end;
    }
    add(pieces, text.substring(at, to), false);
    return pieces;
  }

  private static void add(List<Piece> pieces, String text, boolean marked) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(text, marked));
    }
  }
}
