/** What a statement is about, of a few things that people complain of or praise everywhere. */
@NullMarked
package earshot.assess.theme;

import org.jspecify.annotations.NullMarked;
