@NullMarked
package earshot.deploy.analysis;

import org.jspecify.annotations.NullMarked;
