/** LiveChat: what customers write in the chat of one's own site. */
@NullMarked
package earshot.ingest.sources.livechat;

import org.jspecify.annotations.NullMarked;
