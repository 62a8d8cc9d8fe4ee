/** The plugin that gives the local Elasticsearch node the language analyzers of a full one. */
@NullMarked
package earshot.deploy.analysis;

import org.jspecify.annotations.NullMarked;
