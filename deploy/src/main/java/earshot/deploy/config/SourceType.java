package earshot.deploy.config;

import org.apache.kafka.common.config.ConfigDef;

/**
 * A type of source that can stand in the configuration.
 *
 * @param name the word after {@code type:}
 * @param connector class of its Kafka Connect connector
 * @param place all settings of one place of it
 */
public record SourceType(String name, String connector, ConfigDef place) {}
