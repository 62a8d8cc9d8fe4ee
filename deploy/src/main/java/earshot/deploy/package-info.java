/** Everything about running Earshot on one machine. */
@NullMarked
package earshot.deploy;

import org.jspecify.annotations.NullMarked;
