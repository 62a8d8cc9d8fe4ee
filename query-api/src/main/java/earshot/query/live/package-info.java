/**
 * What moves while people look: how far each feed got, what places state, which brands there are,
 * mentions as they come; and what is handed in directly.
 *
 * <p>All of it is read straight from its topics, so each API instance tells its own visitors and
 * none asks another.
 */
@NullMarked
package earshot.query.live;

import org.jspecify.annotations.NullMarked;
