/** Owns mapping and query together: the store in Elasticsearch. */
@NullMarked
package earshot.query.elasticsearch;

import org.jspecify.annotations.NullMarked;
