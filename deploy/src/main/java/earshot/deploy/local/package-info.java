/** The engines that one machine runs by itself: Kafka, Elasticsearch and a Connect worker. */
@NullMarked
package earshot.deploy.local;

import org.jspecify.annotations.NullMarked;
