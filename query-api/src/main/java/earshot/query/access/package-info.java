/**
 * People and access: who may come in, how they prove who they are, and what each may do.
 *
 * <p>{@link earshot.query.access.Access} tells who it is that asks, {@link
 * earshot.query.access.Administration} changes who may. Neither knows HTTP.
 */
@NullMarked
package earshot.query.access;

import org.jspecify.annotations.NullMarked;
