/**
 * From raw to assessed mentions, as one value: the topology that wires the decisions of {@code
 * assess} to topics and state.
 */
@NullMarked
package earshot.streams;

import org.jspecify.annotations.NullMarked;
