package earshot.ingest.connect;

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
    Map<String, List<Walk>> byHost = new LinkedHashMap<>();
    walks(feeds, tools, out)
        .forEach(
            (feed, walk) -> byHost.computeIfAbsent(feed.host(), h -> new ArrayList<>()).add(walk));
    return byHost.values().stream().map(walks -> new Host(tools, walks)).toList();
  }

  Map<Watched, Walk> walks(List<Watched> feeds, Tools tools, Heard.Out out) {
    Map<Map<String, String>, Map<String, Object>> mains = read(mainPartitions(feeds));
    Map<Map<String, String>, Map<String, Object>> segments = read(segmentPartitions(feeds, mains));
    Map<Watched, Walk> walks = new LinkedHashMap<>();
    for (Watched feed : feeds) {
      Map<String, Object> main = mains.get(Handover.mainPartition(feed.feed().id()));
      walks.put(
          feed, main == null ? fresh(feed, tools, out) : woken(feed, main, segments, tools, out));
    }
    return walks;
  }

  private static Walk fresh(Watched feed, Tools tools, Heard.Out out) {
    Progress progress = Progress.fresh(tools.now(), feed.budget());
    return new Walk(feed, tools, progress, new Seen(), new Ledger(feed, Optional.empty()), out);
  }

  private static Walk woken(
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
    Progress progress = Progress.of(main, feed.budget());
    Ledger ledger = new Ledger(feed, Progress.coverage(main));
    Seen seen = Seen.restored(extent, lines);
    LOG.info("{}: wakes up and remembers {} items", feed.feed().id(), seen.size());
    return new Walk(feed, tools, progress, seen, ledger, out);
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
