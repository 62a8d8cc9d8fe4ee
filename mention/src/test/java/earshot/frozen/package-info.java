/** Records as versions of before have written them, which every later one has to read. */
@NullMarked
package earshot.frozen;

import org.jspecify.annotations.NullMarked;
