package earshot.query.pages;

import earshot.mention.Act;
import earshot.mention.Deed;
import earshot.mention.Mention;
import earshot.mention.Status;
import earshot.mention.Work;
import earshot.query.Wording;
import java.util.List;
import java.util.Optional;

/**
 * What people did with a mention and can do now, as a card shows it.
 *
 * @param version of what they look at
 * @param state its status, in the word of the API
 * @param settled whether nobody waits any more
 * @param next statuses that it can get, with their words
 * @param done what was done, newest first
 */
record WorkView(
    long version,
    String state,
    boolean settled,
    Optional<String> assignee,
    List<Choice> next,
    List<Row> done) {
  /**
   * One thing done.
   *
   * @param undo the status that undoes it
   */
  record Row(String says, Optional<String> words, Times.Moment at, Optional<String> undo) {}

  /** A status and what it is called. */
  record Choice(String value, String label) {}

  static WorkView of(Mention mention, Wording words, Times times) {
    boolean settled = Status.named(mention.state()).filter(Status::settled).isPresent();
    List<Choice> next =
        List.of(Status.values()).stream()
            .filter(status -> !status.word().equals(mention.state()))
            .map(status -> new Choice(status.word(), words.of("work." + status.word())))
            .toList();
    List<Row> done =
        mention.history().reversed().stream().map(deed -> row(deed, words, times)).toList();
    return new WorkView(
        mention.version(), mention.state(), settled, mention.assignee(), next, done);
  }

  private static Row row(Deed deed, Wording words, Times times) {
    boolean written = deed.act() == Act.NOTE || deed.act() == Act.REPLY;
    String who = deed.by().orElseGet(() -> words.of("card.somebody"));
    String value = deed.value().filter(v -> !written).map(v -> named(deed, v, words)).orElse("");
    String key = "done." + deed.act().word() + (value.isEmpty() && !written ? ".none" : "");
    return new Row(
        words.of(key, who, value),
        deed.value().filter(v -> written),
        times.moment(deed.at()),
        deed.act() == Act.STATUS ? deed.was() : Optional.empty());
  }

  private static String named(Deed deed, String value, Wording words) {
    return deed.act() == Act.BRANDS
        ? String.join(", ", Work.names(Optional.of(value)))
        : words.term(deed.act().word(), value);
  }
}
