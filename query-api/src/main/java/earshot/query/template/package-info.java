/** What a team answers again and again, written once. */
@NullMarked
package earshot.query.template;

import org.jspecify.annotations.NullMarked;
