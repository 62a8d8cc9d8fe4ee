/** A mailbox for feedback: what people write by mail. */
@NullMarked
package earshot.ingest.sources.imap;

import org.jspecify.annotations.NullMarked;
