/** Blogs, news and comment boxes that offer RSS, RDF, Atom or JSON Feed. */
@NullMarked
package earshot.ingest.sources.feed;

import org.jspecify.annotations.NullMarked;
