package earshot.deploy;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How far each group of our readers is behind, wherever its members run. */
final class ReaderLag {
  private static final long PATIENCE_SECONDS = 10;

  private final Admin admin;

  ReaderLag(Admin admin) {
    this.admin = admin;
  }

  /** Records between what a group has read and the end, by group. */
  Map<String, Long> now() throws ExecutionException, TimeoutException, InterruptedException {
    Map<String, Long> lags = new TreeMap<>();
    for (GroupListing group : get(admin.listGroups().valid())) {
      if (group.groupId().matches("(connect-)?earshot-.*") && !group.protocol().equals("connect")) {
        lags.put(group.groupId(), of(group.groupId()));
      }
    }
    return lags;
  }

  private long of(String group) throws ExecutionException, TimeoutException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> read =
        new HashMap<>(get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()));
    read.values().removeIf(Objects::isNull);
    Map<TopicPartition, OffsetSpec> latest =
        read.keySet().stream().collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
    Map<TopicPartition, ListOffsetsResultInfo> ends =
        get(admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)).all());
    return read.entrySet().stream()
        .mapToLong(at -> Math.max(0, end(ends, at.getKey()) - at.getValue().offset()))
        .sum();
  }

  private static long end(Map<TopicPartition, ListOffsetsResultInfo> ends, TopicPartition of) {
    ListOffsetsResultInfo end = ends.get(of);
    return end == null ? 0 : end.offset();
  }

  private static <T> T get(KafkaFuture<T> answer)
      throws ExecutionException, TimeoutException, InterruptedException {
    return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
