/** What can be asked and who answers. */
@NullMarked
package earshot.query;

import org.jspecify.annotations.NullMarked;
