package earshot.assess.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What rules about groups remember of a brand: what each mention adds and which groups it is in,
 * and who is in each group.
 */
final class KeptCrowds {
  private static final String BRAND = "crowd-brand\t";
  private static final String MENTION = "crowd-mention\t";
  private static final String GROUP = "crowd-group\t";

  /** Behind all keys that go on where it stands in place of a tab. */
  private static final String BEHIND = "\n";

  private final Memory memory;

  KeptCrowds(Memory memory) {
    this.memory = memory;
  }

  /**
   * A mention that meets the condition, is in groups, or both.
   *
   * @param point what it adds, while it meets the condition
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Member(Optional<Point> point, Set<String> groups) {
    static final Member NONE = new Member(Optional.empty(), Set.of());

    @SuppressWarnings("NullAway") // JSON leaves empty lists out
    Member {
      groups = groups == null ? Set.of() : new TreeSet<>(groups);
    }

    Member adding(Optional<Point> now) {
      return new Member(now, groups);
    }

    Member in(String group, boolean inside) {
      Set<String> changed = new TreeSet<>(groups);
      if (inside) {
        changed.add(group);
      } else {
        changed.remove(group);
      }
      return new Member(point, changed);
    }

    private boolean outlived(Instant oldest) {
      return groups.isEmpty() && point.filter(p -> !p.at().isBefore(oldest)).isEmpty();
    }
  }

  /** What is known of a brand: since when it was heard of, and until when the old was swept out. */
  record Span(Instant since, Instant swept) {}

  Optional<Span> span(Series brand) {
    return read(BRAND + brand.key(), Span.class);
  }

  void span(Series brand, Span span) {
    write(BRAND + brand.key(), span);
  }

  /** All brands of which something is known. */
  List<Series> brands() {
    List<Series> all = new ArrayList<>();
    memory.each(
        BRAND,
        BRAND.strip() + BEHIND,
        (key, value) -> all.add(Series.of(key.substring(BRAND.length()))));
    return all;
  }

  Member member(Series brand, String mention) {
    return read(MENTION + brand.key() + '\t' + mention, Member.class).orElse(Member.NONE);
  }

  void member(Series brand, String mention, Member member) {
    String key = MENTION + brand.key() + '\t' + mention;
    if (member.equals(Member.NONE)) {
      memory.remove(key);
    } else {
      write(key, member);
    }
  }

  /** The mentions of a group; none of one that is not known. */
  Set<String> members(Series brand, String group) {
    return read(GROUP + brand.key() + '\t' + group, String[].class)
        .<Set<String>>map(ids -> new TreeSet<>(List.of(ids)))
        .orElse(Set.of());
  }

  void members(Series brand, String group, Set<String> members) {
    String key = GROUP + brand.key() + '\t' + group;
    if (members.isEmpty()) {
      memory.remove(key);
    } else {
      write(key, members);
    }
  }

  /** Takes out mentions from before that are in no group any more. */
  void sweep(Series brand, Instant oldest) {
    List<String> old = new ArrayList<>();
    each(
        MENTION + brand.key(),
        (key, json) -> {
          if (read(json, Member.class).outlived(oldest)) {
            old.add(key);
          }
        });
    old.forEach(memory::remove);
  }

  void forget(Series brand) {
    memory.remove(BRAND + brand.key());
    for (String kind : List.of(MENTION, GROUP)) {
      List<String> keys = new ArrayList<>();
      each(kind + brand.key(), (key, json) -> keys.add(key));
      keys.forEach(memory::remove);
    }
  }

  private void each(String prefix, java.util.function.BiConsumer<String, byte[]> told) {
    memory.each(prefix + '\t', prefix + BEHIND, told);
  }

  private <T> Optional<T> read(String key, Class<T> type) {
    return memory.get(key).map(json -> read(json, type));
  }

  private static <T> T read(byte[] json, Class<T> type) {
    try {
      return MentionJson.read(json, type);
    } catch (IOException e) {
      throw new UncheckedIOException("what is known of a group cannot be read", e);
    }
  }

  private void write(String key, @Nullable Object value) {
    memory.put(key, MentionJson.write(value));
  }
}
