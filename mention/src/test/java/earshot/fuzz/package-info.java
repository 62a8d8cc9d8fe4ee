/**
 * Foreign bytes for parsers: a corpus that is mutated, and what is demanded of whoever reads it.
 */
@NullMarked
package earshot.fuzz;

import org.jspecify.annotations.NullMarked;
