package earshot.query.http;

import earshot.mention.Act;
import earshot.mention.Command;
import earshot.mention.Deed;
import earshot.mention.Mention;
import earshot.mention.Work;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What somebody wants done with a mention.
 *
 * @param seen the version of the mention that they looked at; without it whatever is newest counts
 *     as seen
 */
public record Wish(Act act, Optional<String> value, Optional<String> by, OptionalLong seen) {
  /** Whether the mention is like that already, so that doing it again would say nothing new. */
  boolean granted(Mention mention) {
    return switch (act) {
      case STATUS -> value.equals(Optional.of(mention.state()));
      case ASSIGNEE -> value.equals(mention.assignee());
      case SENTIMENT ->
          mention
              .sentiment()
              .filter(s -> s.model().equals(Work.PERSON))
              .map(s -> s.label().word())
              .equals(value);
      case NOTE, REPLY, FORGET -> false;
    };
  }

  /**
   * Who did the same to the mention behind the back of this person, if somebody did. Everything
   * else that happened meanwhile can stand beside the wish.
   */
  Optional<Deed> crossed(Mention mention) {
    long known = seen.orElse(mention.version());
    return mention.history().stream()
        .filter(deed -> deed.version() > known && touches(deed.act()))
        .reduce((earlier, later) -> later);
  }

  private boolean touches(Act other) {
    return switch (act) {
      case NOTE, FORGET -> false;
      case STATUS -> other == Act.STATUS || other == Act.REPLY;
      default -> other == act;
    };
  }

  Command command(String id, Mention mention, Instant at) {
    return new Command(id, mention.id(), act, value, by, at, Optional.of(mention));
  }
}
