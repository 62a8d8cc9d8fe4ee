package earshot.ingest.connect;

import earshot.ingest.fetch.Access;
import earshot.ingest.source.LiveFeed;
import earshot.ingest.source.OAuth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.storage.OffsetStorageReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wakes feeds with what their offsets remember, reading all of them at once. */
final class Memory {
  private static final Logger LOG = LoggerFactory.getLogger(Memory.class);

  private final OffsetStorageReader reader;

  Memory(OffsetStorageReader reader) {
    this.reader = reader;
  }

  /** The hosts of these feeds, each feed where it left off. */
  Collection<Host> hosts(List<Watched> feeds, Tools tools, Heard.Out out) {
    Map<String, List<Ear>> byHost = new LinkedHashMap<>();
    ears(feeds, tools, out)
        .forEach(
            (feed, ear) -> byHost.computeIfAbsent(feed.host(), h -> new ArrayList<>()).add(ear));
    return byHost.values().stream().map(ears -> new Host(tools, ears)).toList();
  }

  Map<Watched, Ear> ears(List<Watched> feeds, Tools tools, Heard.Out out) {
    Map<Map<String, String>, Map<String, Object>> mains = read(mainPartitions(feeds));
    Map<Map<String, String>, Map<String, Object>> segments = read(segmentPartitions(feeds, mains));
    remember(feeds, tools.access());
    Map<Watched, Ear> ears = new LinkedHashMap<>();
    for (Watched feed : feeds) {
      Map<String, Object> main = mains.get(Handover.mainPartition(feed.feed().id()));
      ears.put(
          feed, main == null ? fresh(feed, tools, out) : woken(feed, main, segments, tools, out));
    }
    return ears;
  }

  /** Refresh tokens that places have exchanged since they stood in the settings. */
  private void remember(List<Watched> feeds, Access access) {
    Map<Map<String, String>, OAuth> credentials = new LinkedHashMap<>();
    feeds.stream()
        .flatMap(feed -> Keyring.exchangeable(feed.feed()).stream())
        .forEach(oauth -> credentials.put(Keyring.partition(oauth), oauth));
    Map<Map<String, String>, Map<String, Object>> kept = read(List.copyOf(credentials.keySet()));
    credentials.forEach(
        (partition, oauth) ->
            Optional.ofNullable(kept.get(partition))
                .flatMap(offset -> Keyring.opened(oauth, offset))
                .ifPresent(token -> access.remember(oauth, token)));
  }

  private static Ear fresh(Watched feed, Tools tools, Heard.Out out) {
    Progress progress = Progress.fresh(tools.now(), feed.purse());
    return ear(feed, tools, progress, new Seen(), new Ledger(feed, Optional.empty()), out);
  }

  private static Ear woken(
      Watched feed,
      Map<String, Object> main,
      Map<Map<String, String>, Map<String, Object>> segments,
      Tools tools,
      Heard.Out out) {
    Seen.Extent extent = Progress.extent(main);
    Map<Integer, String> lines = new HashMap<>();
    for (int n = extent.first(); n <= extent.last(); n++) {
      Map<String, Object> segment = segments.get(Handover.segmentPartition(feed.feed().id(), n));
      // The ring turns: an older round of the same partition is no part of this memory.
      if (segment != null && Long.valueOf(n).equals(segment.get("segment"))) {
        lines.put(n, String.valueOf(segment.get("entries")));
      } else if (n < extent.last() || extent.count() > 0) {
        LOG.error("{}: segment {} of what was seen is missing", feed.feed().id(), n);
      }
    }
    Progress progress = Progress.of(main, feed.purse());
    Ledger ledger = new Ledger(feed, Progress.coverage(main));
    Seen seen = Seen.restored(extent, lines);
    LOG.info("{}: wakes up and remembers {} items", feed.feed().id(), seen.size());
    return ear(feed, tools, progress, seen, ledger, out);
  }

  private static Ear ear(
      Watched watched, Tools tools, Progress progress, Seen seen, Ledger ledger, Heard.Out out) {
    return watched.feed() instanceof LiveFeed live
        ? new Listening(watched, live, tools, progress, seen, ledger, out)
        : new Walk(watched, tools, progress, seen, ledger, out);
  }

  private static List<Map<String, String>> mainPartitions(List<Watched> feeds) {
    return feeds.stream().map(feed -> Handover.mainPartition(feed.feed().id())).toList();
  }

  private static List<Map<String, String>> segmentPartitions(
      List<Watched> feeds, Map<Map<String, String>, Map<String, Object>> mains) {
    List<Map<String, String>> partitions = new ArrayList<>();
    for (Watched feed : feeds) {
      String id = feed.feed().id();
      Map<String, Object> main = mains.get(Handover.mainPartition(id));
      if (main != null) {
        Seen.Extent extent = Progress.extent(main);
        for (int n = extent.first(); n <= extent.last(); n++) {
          partitions.add(Handover.segmentPartition(id, n));
        }
      }
    }
    return partitions;
  }

  private Map<Map<String, String>, Map<String, Object>> read(List<Map<String, String>> partitions) {
    return partitions.isEmpty() ? Map.of() : reader.offsets(partitions);
  }
}
