/** Tripadvisor: what travellers say of one's own hotel, restaurant or sight. */
@NullMarked
package earshot.ingest.sources.tripadvisor;

import org.jspecify.annotations.NullMarked;
