/**
 * What a place where people talk must tell us.
 *
 * <p>A {@link earshot.ingest.source.Source} describes its settings and its {@link
 * earshot.ingest.source.Feed feeds}; a feed knows how to ask for one page and how to read it.
 * Everything else (when to ask, how politely, how far, what was seen before, what is acknowledged)
 * is the runtime's.
 */
@NullMarked
package earshot.ingest.source;

import org.jspecify.annotations.NullMarked;
