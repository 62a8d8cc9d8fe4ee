@NullMarked
package earshot.deploy;

import org.jspecify.annotations.NullMarked;
