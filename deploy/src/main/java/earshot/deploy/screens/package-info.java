/** Draws the pages of a running Earshot as pictures, with whatever Chrome is found. */
@NullMarked
package earshot.deploy.screens;

import org.jspecify.annotations.NullMarked;
