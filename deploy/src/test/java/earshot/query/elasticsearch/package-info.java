/** The store against the real Elasticsearch. */
@NullMarked
package earshot.query.elasticsearch;

import org.jspecify.annotations.NullMarked;
