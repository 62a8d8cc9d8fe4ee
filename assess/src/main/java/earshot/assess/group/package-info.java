/**
 * Who says the same: statements, near-duplicates, and groups of like meaning that don't depend on
 * the order in which anything arrived.
 */
@NullMarked
package earshot.assess.group;

import org.jspecify.annotations.NullMarked;
