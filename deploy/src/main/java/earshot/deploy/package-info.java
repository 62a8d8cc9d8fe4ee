/** Everything about running it: one process for all, or one role of it. */
@NullMarked
package earshot.deploy;

import org.jspecify.annotations.NullMarked;
