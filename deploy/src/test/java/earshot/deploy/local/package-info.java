@NullMarked
package earshot.deploy.local;

import org.jspecify.annotations.NullMarked;
