/** Zendesk: what customers write to a help desk, and how content they were. */
@NullMarked
package earshot.ingest.sources.zendesk;

import org.jspecify.annotations.NullMarked;
