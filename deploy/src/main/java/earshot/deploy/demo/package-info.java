/**
 * An invented town whose people never stop talking, served in the formats of twelve kinds of
 * places.
 */
@NullMarked
package earshot.deploy.demo;

import org.jspecify.annotations.NullMarked;
