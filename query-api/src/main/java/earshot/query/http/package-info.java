/**
 * The JSON API: parse, ask, encode.
 *
 * <p>{@link earshot.query.http.MentionApi} opens the doors, each door is one small class, and
 * {@link earshot.query.http.Problem} is what every failure becomes.
 */
@NullMarked
package earshot.query.http;

import org.jspecify.annotations.NullMarked;
