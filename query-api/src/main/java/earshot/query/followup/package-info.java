/**
 * Asking recent customers how it was: who is asked in which words, and the sealed links under which
 * they answer without a login or say that they want no more.
 */
@NullMarked
package earshot.query.followup;

import org.jspecify.annotations.NullMarked;
