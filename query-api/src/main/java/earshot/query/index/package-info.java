/** Brings what the topology finished into the store. */
@NullMarked
package earshot.query.index;

import org.jspecify.annotations.NullMarked;
