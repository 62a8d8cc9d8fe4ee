/**
 * Measures on this machine what the README promises, each figure beside a reference of the same
 * run.
 */
@NullMarked
package earshot.deploy.bench;

import org.jspecify.annotations.NullMarked;
