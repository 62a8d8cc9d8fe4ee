/** Google Places: five reviews of a place, and what Google says about it. */
@NullMarked
package earshot.ingest.sources.googleplaces;

import org.jspecify.annotations.NullMarked;
