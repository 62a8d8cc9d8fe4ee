package earshot.query;

import earshot.mention.Episode;
import earshot.mention.Group;
import java.util.List;
import java.util.Optional;

/** What episodes are about, for people: a brand, a feed, or what is said in a group and of whom. */
public final class Causes {
  private final GroupBook groups;
  private final MentionStore store;

  public Causes(GroupBook groups, MentionStore store) {
    this.groups = groups;
    this.store = store;
  }

  /**
   * The cause in words; its id where nothing is known of it any more.
   *
   * @throws StoreUnavailable when nobody can say what a group is called
   */
  public String of(Episode episode) {
    return group(episode).flatMap(this::words).orElse(episode.cause());
  }

  /** The group that it is about, or what became of the most of it. */
  public Optional<Group> group(Episode episode) {
    return episode.ofGroup()
        ? groups.now().byId(episode.cause()).stream().findFirst()
        : Optional.empty();
  }

  private Optional<String> words(Group group) {
    return Optional.ofNullable(
            new GroupLabels(store, groups.now()).of(List.of(group)).get(group.id()))
        .map(label -> group.brand() + ": " + label);
  }
}
