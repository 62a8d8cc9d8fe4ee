package earshot.streams;

import earshot.assess.group.Codebook;
import earshot.assess.group.Grouper;
import earshot.mention.Group;
import earshot.mention.Mention;
import earshot.mention.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The groups of now, as codebooks that place a statement by its content alone. Thread-safe: told by
 * the groups' topic, asked by the flow.
 */
final class Codebooks {
  private final Grouper grouper;
  private final Map<String, Group> groups = new ConcurrentHashMap<>();
  private final Map<WindowKey, Codebook> books = new ConcurrentHashMap<>();

  Codebooks(Grouper grouper) {
    this.grouper = grouper;
  }

  /** Adds or replaces a group; an absent one is removed. */
  void put(String id, Optional<Group> group) {
    Optional<Group> before = Optional.ofNullable(groups.get(id));
    group.ifPresentOrElse(now -> groups.put(id, now), () -> groups.remove(id));
    before.or(() -> group).ifPresent(changed -> books.remove(key(changed)));
  }

  private static WindowKey key(Group group) {
    return new WindowKey(group.brand(), group.sentiment());
  }

  /** Puts each statement into the group of its first brand that it is like. */
  Mention place(Mention mention) {
    if (mention.statements().isEmpty() || groups.isEmpty()) {
      return mention;
    }
    List<Statement> placed =
        mention.statements().stream()
            .map(statement -> statement.withGroup(group(mention.brands(), statement)))
            .toList();
    return mention.toDraft().statements(placed).mention();
  }

  private Optional<String> group(List<String> brands, Statement statement) {
    return brands.stream()
        .map(brand -> books.computeIfAbsent(WindowKey.of(brand, statement), this::book))
        .flatMap(book -> book.place(statement.text()).stream())
        .map(placement -> placement.group().id())
        .findFirst();
  }

  private Codebook book(WindowKey key) {
    Map<Codebook.Group, byte[]> centres =
        new TreeMap<>(java.util.Comparator.comparing(Codebook.Group::id));
    double threshold = 0;
    for (Group group : groups.values()) {
      if (key(group).equals(key)) {
        String middle = group.quote().mention().value();
        centres.put(
            new Codebook.Group(group.id(), middle, group.size()),
            Base64.getDecoder().decode(group.centre()));
        threshold = Math.max(threshold, group.threshold());
      }
    }
    return grouper.codebook(threshold, centres);
  }
}
