/**
 * What the operator declares: {@code earshot.yml} read strictly, each refusal with file, line and
 * the fix.
 */
@NullMarked
package earshot.deploy.config;

import org.jspecify.annotations.NullMarked;
