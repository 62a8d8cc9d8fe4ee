/** Stack Overflow and the other sites of Stack Exchange: questions about something. */
@NullMarked
package earshot.ingest.sources.stackexchange;

import org.jspecify.annotations.NullMarked;
