/** How trained models lie in files: whole, of the right kind and version, or refused. */
@NullMarked
package earshot.assess.file;

import org.jspecify.annotations.NullMarked;
