/** Yelp: excerpts of reviews, and what it says about a business. */
@NullMarked
package earshot.ingest.sources.yelp;

import org.jspecify.annotations.NullMarked;
