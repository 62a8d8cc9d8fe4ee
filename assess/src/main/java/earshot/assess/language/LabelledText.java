package earshot.assess.language;

/**
 * A text whose language is known.
 *
 * @param set the folder it came from
 * @param kind what sort of text it is, such as {@code review} or {@code single-words}
 */
record LabelledText(String set, String kind, String language, String text) {}
