package earshot.assess.language;

import java.text.Normalizer;

/** Latin letters without their accents. */
final class Bare {
  private static final int END = 0x250;
  private static final char[] LETTERS = table();

  private Bare() {}

  static char letter(char c) {
    return c < END ? LETTERS[c] : c;
  }

  private static char[] table() {
    char[] table = new char[END];
    for (char c = 0; c < END; c++) {
      table[c] = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD).charAt(0);
    }
    table['ø'] = 'o';
    table['đ'] = 'd';
    table['ł'] = 'l';
    table['ı'] = 'i';
    return table;
  }
}
