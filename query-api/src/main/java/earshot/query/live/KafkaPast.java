package earshot.query.live;

import earshot.query.Change;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads a stretch of a topic again. */
final class KafkaPast implements Past {
  private final String topic;
  private final Supplier<Consumer<String, byte[]>> consumers;

  KafkaPast(String topic, Supplier<Consumer<String, byte[]>> consumers) {
    this.topic = topic;
    this.consumers = consumers;
  }

  @Override
  public Replay between(Position from, Position until) {
    Map<TopicPartition, Long> start = new HashMap<>();
    until
        .next()
        .forEach(
            (partition, end) -> {
              long begin = from.in(partition).orElse(end);
              if (begin < end) {
                start.put(new TopicPartition(topic, partition), begin);
              }
            });
    return new Stretch(start, from, until);
  }

  private final class Stretch implements Replay {
    private final Consumer<String, byte[]> consumer = consumers.get();
    private final Deque<Event> read = new ArrayDeque<>();
    private final Position until;
    private Position position;

    Stretch(Map<TopicPartition, Long> start, Position from, Position until) {
      this.until = until;
      this.position = until.withEarlier(from);
      consumer.assign(start.keySet());
      start.forEach(consumer::seek);
    }

    @Override
    public Optional<Event> next(Duration atMost) {
      if (read.isEmpty() && !caughtUp()) {
        consumer.poll(atMost).forEach(this::keep);
      }
      return Optional.ofNullable(read.poll());
    }

    private void keep(ConsumerRecord<String, byte[]> record) {
      if (record.offset() >= until.in(record.partition()).orElse(0L)) {
        return; // the others have it still to come
      }
      position = position.past(record.partition(), record.offset());
      Optional<Change> change = Records.change(record);
      change.ifPresent(c -> read.add(new Event(c, position)));
    }

    private boolean caughtUp() {
      return List.copyOf(consumer.assignment()).stream()
          .allMatch(p -> consumer.position(p) >= until.in(p.partition()).orElse(0L));
    }

    @Override
    public boolean done() {
      return read.isEmpty() && caughtUp();
    }

    @Override
    public void close() {
      consumer.close();
    }
  }
}
