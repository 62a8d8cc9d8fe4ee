/**
 * Saved queries against texts as they arrive. {@link earshot.assess.match.BruteMatcher} defines
 * what a match is; {@link earshot.assess.match.QueryCompiler} says the same to Lucene; {@link
 * earshot.assess.match.Monitor} holds very many queries and asks only those that can match.
 *
 * <p>The fields of the index are described in {@link earshot.assess.query}.
 */
@NullMarked
package earshot.assess.match;

import org.jspecify.annotations.NullMarked;
