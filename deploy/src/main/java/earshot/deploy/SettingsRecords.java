package earshot.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.deploy.config.Configuration;
import earshot.deploy.local.Refusal;
import earshot.mention.Brand;
import earshot.mention.MentionJson;
import earshot.mention.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the file declares, put on the topic of settings; brands and rules that it no longer declares
 * are taken off. Those that people made stay, unless the file declares one of the same name.
 */
final class SettingsRecords {
  private static final String BRAND = "brand:";
  private static final String RULE = "rule:";

  private static final Logger LOG = LoggerFactory.getLogger(SettingsRecords.class);

  private SettingsRecords() {}

  static void publish(Map<String, Object> kafka, Configuration configuration) {
    Map<String, byte[]> known = known(kafka);
    Map<String, byte[]> declared = declared(configuration, known);
    Set<String> dropped = new TreeSet<>(known.keySet());
    dropped.removeIf(key -> !wasDeclared(key, known) || declared.containsKey(key));
    // A setting that is as it was keeps its time: rules leave alone what was said before theirs.
    declared.entrySet().removeIf(each -> Arrays.equals(each.getValue(), known.get(each.getKey())));
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(settings(kafka), new StringSerializer(), new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      declared.forEach((key, value) -> sent.add(producer.send(record(key, value))));
      dropped.forEach(key -> sent.add(producer.send(record(key, null))));
      for (Future<RecordMetadata> each : sent) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw new Refusal("Kafka: the settings can't be kept (" + e.getCause() + ").", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refusal("Kafka: interrupted while keeping the settings.", e);
    }
  }

  /** What the file declares, a brand with the queries that it had as it is known. */
  static Map<String, byte[]> declared(Configuration configuration, Map<String, byte[]> known) {
    Map<String, byte[]> declared = new LinkedHashMap<>();
    for (Brand brand : configuration.brands()) {
      String key = BRAND + brand.name();
      declared.put(key, MentionJson.write(remembering(brand, known.get(key))));
    }
    configuration
        .alerting()
        .rules()
        .forEach(rule -> declared.put(RULE + rule.name(), MentionJson.write(rule)));
    declared.put("priority", MentionJson.write(configuration.weights()));
    return declared;
  }

  private static Brand remembering(Brand brand, byte @Nullable [] before) {
    try {
      return before == null ? brand : brand.inPlaceOf(MentionJson.read(before, Brand.class));
    } catch (IOException e) {
      LOG.warn("what {} asked before cannot be read: {}", brand.name(), e.toString());
      return brand;
    }
  }

  /** Looks at the mark only: what a newer Earshot wrote, which this one can't read, stays too. */
  private static boolean wasDeclared(String key, Map<String, byte[]> known) {
    if (!key.startsWith(BRAND) && !key.startsWith(RULE)) {
      return false;
    }
    try {
      JsonNode setting = MentionJson.MAPPER.readTree(known.getOrDefault(key, new byte[0]));
      return !setting.path("made").asBoolean();
    } catch (IOException e) {
      LOG.warn("{} is no JSON and is taken off the settings: {}", key, e.toString());
      return true;
    }
  }

  private static ProducerRecord<String, byte[]> record(String key, byte @Nullable [] value) {
    return new ProducerRecord<>(Topics.SETTINGS.name(), key, value);
  }

  private static Map<String, byte[]> known(Map<String, Object> kafka) {
    TopicPartition only = new TopicPartition(Topics.SETTINGS.name(), 0);
    Map<String, byte[]> known = new HashMap<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(
            settings(kafka), new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(Set.of(only));
      consumer.seekToBeginning(Set.of(only));
      long end = consumer.endOffsets(Set.of(only)).getOrDefault(only, 0L);
      while (consumer.position(only) < end) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          remember(known, record);
        }
      }
    }
    return known;
  }

  private static void remember(Map<String, byte[]> known, ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      known.remove(record.key());
    } else {
      known.put(record.key(), record.value());
    }
  }

  private static Map<String, Object> settings(Map<String, Object> kafka) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    return settings;
  }
}
