/**
 * What moves while people look: how far each feed got, and mentions as they come.
 *
 * <p>Both are read straight from their topics, so each API instance tells its own visitors and none
 * asks another.
 */
@NullMarked
package earshot.query.live;

import org.jspecify.annotations.NullMarked;
