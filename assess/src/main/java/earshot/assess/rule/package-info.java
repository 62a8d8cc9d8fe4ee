/**
 * What people want to be told of: rules as values, and the one piece of code that evaluates them,
 * live and on history.
 *
 * <p>{@link earshot.assess.rule.Signals} turns mentions into what rules count, {@link
 * earshot.assess.rule.RuleWatch} turns that and the passing of time into episodes. Both know time
 * only from what they are told, so a backtest finds what the flow would have found.
 */
@NullMarked
package earshot.assess.rule;

import org.jspecify.annotations.NullMarked;
