package earshot.query.pages;

import earshot.mention.Mention;
import earshot.mention.Queue;
import earshot.query.template.ReplyTemplate;
import earshot.query.template.Situation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A template as it would answer one mention. */
record FilledTemplate(String name, String text, boolean chosen) {
  /**
   * All of them, those in the language of the mention first, and of these those that fit its queue.
   *
   * @param me who answers
   * @param chosen the name of the one that was chosen
   */
  static List<FilledTemplate> of(
      List<ReplyTemplate> templates, Mention mention, String me, Optional<String> chosen) {
    Optional<String> who = Optional.of(me).filter(name -> !name.isEmpty());
    Comparator<ReplyTemplate> fitting =
        Comparator.comparing(
                (ReplyTemplate one) -> !mention.language().equals(Optional.of(one.language())))
            .thenComparing(one -> one.situation() != situation(mention));
    return templates.stream()
        .sorted(fitting)
        .map(
            one ->
                new FilledTemplate(
                    one.name(), one.fill(mention, who), chosen.equals(Optional.of(one.name()))))
        .toList();
  }

  private static Situation situation(Mention mention) {
    boolean thanks = mention.priority().filter(p -> p.queue() == Queue.THANK).isPresent();
    return thanks ? Situation.THANK : Situation.APOLOGISE;
  }
}
