package earshot.deploy.bench;

import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import earshot.mention.Topics;
import earshot.query.elasticsearch.ElasticsearchConnection;
import earshot.query.elasticsearch.Finished;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * The reference: documents that are finished already, sent to Elasticsearch in bulks as the indexer
 * sends them and nothing else. They wait in a file, so that their size does not matter.
 */
final class DirectBulk {
  private static final int LARGEST_COUNT = 2000;
  private static final int LARGEST_BYTES = 5 << 20;
  private static final int AT_ONCE = 3;

  private final Path file;
  private final int size;

  private DirectBulk(Path file, int size) {
    this.file = file;
    this.size = size;
  }

  int size() {
    return size;
  }

  /** Everything on the topic {@code mentions}, made into documents. */
  static DirectBulk of(Map<String, Object> kafka, Path file) throws IOException {
    int size = 0;
    kafka.put("isolation.level", "read_committed");
    try (KafkaConsumer<String, byte[]> consumer =
            new KafkaConsumer<>(kafka, new StringDeserializer(), new ByteArrayDeserializer());
        DataOutputStream out =
            new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      List<TopicPartition> all =
          IntStream.range(0, Topics.MENTIONS.partitions())
              .mapToObj(p -> new TopicPartition(Topics.MENTIONS.name(), p))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          write(finished(record), out);
          size++;
        }
      }
    }
    return new DirectBulk(file, size);
  }

  private static Finished finished(ConsumerRecord<String, byte[]> record) throws IOException {
    if (record.value() == null) {
      return Finished.removal(
          new MentionId(record.key()),
          ByteBuffer.wrap(record.headers().lastHeader("version").value()).getLong());
    }
    Mention mention = MentionJson.read(record.value());
    return Finished.of(mention);
  }

  private static void write(Finished finished, DataOutputStream out) throws IOException {
    out.writeUTF(finished.id().value());
    out.writeLong(finished.version());
    out.writeInt(finished.document().length);
    out.write(finished.document());
  }

  private static Finished read(DataInputStream in) throws IOException {
    return new Finished(new MentionId(in.readUTF()), in.readLong(), in.readNBytes(in.readInt()));
  }

  /** Sends all of them; returns when the last is acknowledged. */
  void send(ElasticsearchConnection index) throws Exception {
    try (DataInputStream in =
            new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 20));
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      List<Future<?>> sending = new ArrayList<>();
      for (int i = 0; i < AT_ONCE; i++) {
        sending.add(
            threads.submit(
                () -> {
                  for (List<Finished> batch = next(in); !batch.isEmpty(); batch = next(in)) {
                    Finished.send(index, batch);
                  }
                  return null;
                }));
      }
      for (Future<?> one : sending) {
        one.get();
      }
    }
  }

  private final Object reading = new Object();
  private int taken;

  private List<Finished> next(DataInputStream in) throws IOException {
    List<Finished> batch = new ArrayList<>();
    synchronized (reading) {
      for (int bytes = 0;
          taken < size && batch.size() < LARGEST_COUNT && bytes < LARGEST_BYTES;
          taken++) {
        Finished one = read(in);
        bytes += one.document().length;
        batch.add(one);
      }
    }
    return batch;
  }
}
