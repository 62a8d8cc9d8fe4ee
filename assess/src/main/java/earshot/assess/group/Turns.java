package earshot.assess.group;

import earshot.assess.text.Tokens;
import java.util.Set;

/** Words of which one alone makes a text say something else: a not, a yes, a number. */
final class Turns {
  private static final Set<String> WORDS =
      Set.copyOf(
          Tokens.of(
                  """
                  not no never yes don't doesn't didn't isn't wasn't can't cannot won't without
                  نه نیست نبود بله آری بدون نمی هیچ ندارد نداره نداشت
                  ոչ այո չէ չի չեմ չեն չէր չկա առանց
                  не нет да без никогда нельзя
                  لا نعم ليس ليست لم لن غير بدون مش
                  nicht kein keine ja nein nie ohne
                  sí nunca sin ne pas non oui jamais sans sì mai senza não sim sem
                  değil yok hayır evet
                  """)
              .words()
              .list());

  /** What tells the hashes of these words from those of word pairs. */
  private static final long MARK = 0xFFFF;

  private static final int MARK_SHIFT = 48;

  private Turns() {}

  static boolean in(String term) {
    return WORDS.contains(term) || Character.isDigit(term.codePointAt(0));
  }

  /**
   * What stands for such a word in a print.
   *
   * @param time the how manieth of the same word in its text, from 1
   */
  static long mark(long word, int time) {
    return (time == 1 ? word : Hashes.mix(word + time)) | MARK << MARK_SHIFT;
  }

  static boolean isMark(long shingle) {
    return shingle >>> MARK_SHIFT == MARK;
  }
}
