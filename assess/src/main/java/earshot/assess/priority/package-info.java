/**
 * What comes first, and why: an open sum of weighted terms, for complaints and praise alike.
 *
 * <p>The terms that do not move by themselves ({@link earshot.assess.priority.Terms}) are concluded
 * once and stored with the mention; how often its speaker had said the like before ({@link
 * earshot.assess.priority.Again}) is stored too, by whoever keeps the mentions. Waiting time,
 * growth of the group and the weights ({@link earshot.assess.priority.Weights}) enter when somebody
 * asks, so that a changed weight, a growing group or a passing hour rewrites nothing. {@link
 * earshot.assess.priority.PriorityFormula} is the one definition of the sum; search engines compute
 * the same.
 */
@NullMarked
package earshot.assess.priority;

import org.jspecify.annotations.NullMarked;
