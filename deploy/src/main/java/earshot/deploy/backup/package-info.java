/**
 * All that Earshot remembers in one file, and back from it: topics, how far groups of readers and
 * sources got, and the configuration.
 */
@NullMarked
package earshot.deploy.backup;

import org.jspecify.annotations.NullMarked;
