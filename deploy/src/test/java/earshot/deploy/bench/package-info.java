@NullMarked
package earshot.deploy.bench;

import org.jspecify.annotations.NullMarked;
