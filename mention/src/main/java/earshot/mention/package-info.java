/** What one person said in public, what we concluded, and the topic names. */
@NullMarked
package earshot.mention;

import org.jspecify.annotations.NullMarked;
