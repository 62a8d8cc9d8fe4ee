package earshot.assess.sentiment;

/**
 * What the word list of a language says about a text, in small steps; a negation before a word
 * turns it.
 */
record LexiconSums(int hits, int total, int positive, int negative, int last, int strongest) {
  static final LexiconSums NONE = new LexiconSums(0, 0, 0, 0, 0, 0);
}
