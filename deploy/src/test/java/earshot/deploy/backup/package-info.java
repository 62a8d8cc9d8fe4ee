@NullMarked
package earshot.deploy.backup;

import org.jspecify.annotations.NullMarked;
