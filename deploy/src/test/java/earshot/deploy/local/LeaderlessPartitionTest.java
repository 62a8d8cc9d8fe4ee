package earshot.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;

import kafka.server.metadata.KRaftMetadataCache;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metadata.PartitionRecord;
import org.apache.kafka.common.metadata.TopicRecord;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.MetadataProvenance;
import org.apache.kafka.server.common.KRaftVersion;
import org.junit.jupiter.api.Test;

/**
 * A broker that comes back after a kill leads nothing for a moment. If it takes a partition without
 * a leader for a deleted one, it forgets to end the transactions there, which then hang for ever:
 * Kafka 4.3.0 to 4.4.0 do (KAFKA-20734). Whoever moves to another Kafka sees it here.
 */
class LeaderlessPartitionTest {
  private static final ListenerName LISTENER = new ListenerName("PLAINTEXT");

  @Test
  void isKnownToHaveNoLeaderAndNotTakenForDeleted() {
    Uuid topic = Uuid.randomUuid();
    MetadataDelta delta = new MetadataDelta.Builder().setImage(MetadataImage.EMPTY).build();
    delta.replay(new TopicRecord().setName("__consumer_offsets").setTopicId(topic));
    delta.replay(new PartitionRecord().setTopicId(topic).setPartitionId(0).setLeader(-1));
    KRaftMetadataCache broker = new KRaftMetadataCache(1, () -> KRaftVersion.LATEST_PRODUCTION);
    broker.setImage(delta.apply(MetadataProvenance.EMPTY));

    assertThat(broker.getPartitionLeaderEndpoint("__consumer_offsets", 0, LISTENER))
        .contains(Node.noNode());
    assertThat(broker.getPartitionLeaderEndpoint("__consumer_offsets", 1, LISTENER)).isEmpty();
  }
}
