/**
 * The query language: parsed once here, for live matching, search, rules, backtests and export.
 *
 * <p>What each node asks, on the fields a mention is indexed with (the names of {@link
 * earshot.assess.query.Field} and these four):
 *
 * <ul>
 *   <li>{@code words}: {@code Terms.indexed()} of the title and of the text, two values of one
 *       field with a gap of 100 positions; {@code raw}: the same of the raw terms; {@code tags}:
 *       hashtags and handles, whole values; {@code url}: {@code Urls.keys} of every address.
 *   <li>{@code Word} is one term of {@code words}; {@code Phrase} terms of {@code words} one after
 *       the other.
 *   <li>{@code Pattern} is a term of {@code words} with {@code *} for any characters and {@code ?}
 *       for one code point of the indexed term.
 *   <li>{@code Fuzzy} is a term of {@code words} at most so many edits away (insert, delete,
 *       change, swap of neighbours) that begins with the same code point.
 *   <li>{@code Near} is an occurrence of each side without overlap and with at most so many words
 *       between them; ordered when the left one comes first.
 *   <li>{@code Raw} is terms of {@code raw} one after the other; {@code Tag} is one value of {@code
 *       tags}.
 *   <li>{@code Value} is one folded value of its field; {@code Range} holds when the field has a
 *       value in it (dates in milliseconds, both bounds inclusive); {@code Flag} is one value of
 *       {@code has} or {@code is}.
 *   <li>{@code And}, {@code Or}, {@code Not} as usual. A purely negative query asks for everything
 *       else: {@code -word} is every mention without the word.
 * </ul>
 */
@NullMarked
package earshot.assess.query;

import org.jspecify.annotations.NullMarked;
