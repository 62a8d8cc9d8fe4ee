package earshot.ingest.connect;

import earshot.ingest.source.Pushed;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.jspecify.annotations.Nullable;

/** Listens to all places of some hosts. */
public final class MentionTask extends SourceTask {
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  private final Inbox inbox = new Inbox();
  private @Nullable Hosts hosts;
  private @Nullable Bell bell;

  @Override
  public void start(Map<String, String> config) {
    AbstractConfig settings = new AbstractConfig(MentionConnector.TASK, config, false);
    MentionConnector connector = MentionConnector.of(settings);
    Tools tools = Tools.real(settings);
    Memory memory = new Memory(context.offsetStorageReader());
    Hosts started = new Hosts(tools);
    List<Watched> feeds = connector.watched(settings);
    Collection<Host> all = memory.hosts(feeds, tools, inbox);
    started.start(all);
    hosts = started;
    Map<String, Object> kafka = References.kafka(settings, MentionConnector.HOOKS_CONSUMER);
    if (!kafka.isEmpty() && feeds.stream().anyMatch(feed -> feed.feed() instanceof Pushed)) {
      String source = connector.source().name();
      bell = Bell.start(kafka, source, tools.now(), body -> all.forEach(host -> host.ring(body)));
    }
  }

  /** Hands over what the hosts heard: whole pages, each with the offsets that it concludes. */
  @Override
  public @Nullable List<SourceRecord> poll() throws InterruptedException {
    if (hosts != null) {
      hosts.failIfBroken();
    }
    List<SourceRecord> heard = inbox.next(A_SECOND);
    return heard.isEmpty() ? null : heard;
  }

  @Override
  public void commitRecord(SourceRecord record, @Nullable RecordMetadata metadata) {
    inbox.written(record);
  }

  @Override
  public void stop() {
    if (bell != null) {
      bell.close();
    }
    if (hosts != null) {
      hosts.stop();
    }
  }

  /** Whether all walks have ended after {@link #stop}. */
  boolean isStopped() {
    return hosts == null || hosts.isStopped();
  }

  @Override
  public String version() {
    return Version.VALUE;
  }
}
