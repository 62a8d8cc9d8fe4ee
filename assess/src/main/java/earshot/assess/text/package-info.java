/**
 * The one normalisation that decides what matches: it turns a text into terms with their place in
 * the original, for live matching, rules, search and backtests alike.
 *
 * <p>What is folded together, and what is kept apart:
 *
 * <ul>
 *   <li>Case, width and compatibility forms (NFKC case folding, Unicode's own table): {@code ＡＣＭＥ},
 *       {@code Acme} and {@code 𝐀𝐜𝐦𝐞} are {@code acme}; {@code ß} is {@code ss}. Turkish {@code
 *       I İ ı i} are all {@code i}.
 *   <li>Accents of Latin and Greek letters, and letters people type without them: {@code é ş ł ø đ
 *       æ} are {@code e s l o d ae}. Cyrillic {@code ё} is {@code е}; {@code й}, {@code ї} and
 *       {@code ў} are letters of their own.
 *   <li>Arabic script: harakat and tatweel go; {@code ي ى ئ} are {@code ی}, {@code ك} is {@code ک},
 *       {@code أ إ آ ٱ} are {@code ا}, {@code ة ۀ ہ ھ ە} are {@code ه}, {@code ؤ} is {@code و}.
 *       Digits of every script are ASCII digits.
 *   <li>The zero-width non-joiner joins: {@code می‌خواهم} equals {@code میخواهم}. A space stays a
 *       border: {@code می خواهم} is two words. A zero-width space is a border too; bidi marks, soft
 *       hyphens and other invisible characters vanish.
 *   <li>Armenian {@code և}, {@code եւ} and {@code եվ} are one (capitals of {@code և} are written
 *       {@code ԵՎ}); {@code ՞ ՜ ՛ ՚} stand inside words and vanish: {@code ինչո՞ւ} equals {@code
 *       ինչու}.
 *   <li>Han, kana, Thai, Lao, Khmer and Burmese: one term a character with its marks, and a word of
 *       several characters is a phrase. Dictionaries cut the same word differently beside other
 *       words, so a saved query would miss it in some texts.
 *   <li>An apostrophe is a border ({@code l'acqua}, {@code Starbucks'ta}, {@code McDonald's} hold
 *       {@code acqua}, {@code starbucks}, {@code mcdonald}), but {@code don't} is {@code dont}, and
 *       between Cyrillic or Hebrew letters it vanishes ({@code п'ять}). All forms of apostrophe are
 *       one.
 *   <li>Other punctuation and the underscore are borders: {@code Coca-Cola} is the phrase {@code
 *       coca cola}, {@code 4.5} is {@code 4 5}.
 *   <li>A hashtag gives its words and the tag {@code #word}; one in CamelCase gives the whole and
 *       then its parts. A handle gives its words and the tag {@code @name} ({@code @name@server}
 *       gives both forms).
 *   <li>An emoji is one term, skin tones folded; a joined sequence or a flag is one term.
 *   <li>An address is one term that no word matches; its hosts and paths are kept apart as
 *       {@linkplain earshot.assess.text.Urls#keys keys}.
 * </ul>
 *
 * <p>Terms are written so that the standard tokenizer of Unicode (UAX #29), which search engines
 * carry, returns each of them whole and unchanged when they stand with single spaces between them:
 * {@link earshot.assess.text.Terms#indexed()}. A character that it would drop or cut at is written
 * as {@code ꙮ} and six hexadecimal digits. So positions agree in both engines without a plug-in.
 */
@NullMarked
package earshot.assess.text;

import org.jspecify.annotations.NullMarked;
