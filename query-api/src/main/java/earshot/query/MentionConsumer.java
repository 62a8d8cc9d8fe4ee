package earshot.query;

import java.util.List;

/** Takes what the topology finished into a store. */
public interface MentionConsumer extends Component {
  /**
   * Applies all changes, in any order and however often they come: of one id the highest version
   * stays, and a removal is a version too. Returns once the store keeps them for good.
   *
   * @return those that the store will never take, each with its reason; all others are applied
   * @throws StoreUnavailable when some could not be applied now; applying all again is safe
   */
  List<Unfit> apply(List<Change> changes);

  /**
   * Makes everything applied so far searchable now, and mentions tell how often their speakers had
   * said the like before. Without it searching takes the store some seconds, which is cheaper while
   * much is coming; but ask after some ten thousand at the latest, for who spoke is remembered.
   *
   * @throws StoreUnavailable when it could not; the store's own time still holds
   */
  void reveal();

  /** Whether there is nothing at all, so that whoever feeds it begins at the beginning. */
  boolean empty();

  /** A change that the store refuses for what it holds. */
  record Unfit(Change change, String why) {}
}
