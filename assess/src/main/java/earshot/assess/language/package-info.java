/**
 * Tells the language of short, mixed and code-switched texts, or says that there is too little to
 * tell.
 *
 * <p>{@link earshot.assess.language.LanguageModel} cuts a text into words of one script each, lets
 * the script decide where it belongs to one language, and asks a linear model over hashed character
 * n-grams for the scripts that many languages share. {@link
 * earshot.assess.language.LanguageTrainer} makes the model from folders of texts, {@link
 * earshot.assess.language.LanguageEvaluation} measures it.
 */
@NullMarked
package earshot.assess.language;

import org.jspecify.annotations.NullMarked;
