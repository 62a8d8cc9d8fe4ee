package earshot.query.pages;

import earshot.mention.Mention;
import earshot.mention.ReplyRules;
import earshot.query.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where an answer is written.
 *
 * @param sends whether it leaves from here; elsewhere it is only kept
 * @param byMail whether it goes by mail, because the place takes none
 * @param most how long it may be there, where a script can count it
 * @param unit in what that is counted, for the script
 * @param rules what the place wants, as sentences
 * @param link where to answer instead
 */
record ReplyBox(
    boolean sends,
    boolean byMail,
    Optional<Integer> most,
    String unit,
    List<String> rules,
    Optional<String> link) {

  static ReplyBox of(Mention mention, Backdrop backdrop) {
    Optional<ReplyRules> rules = backdrop.replies().rules(mention);
    return new ReplyBox(
        rules.isPresent(),
        backdrop.replies().byMail(mention),
        rules.filter(rule -> rule.unit().isPresent()).map(ReplyRules::most),
        rules
            .flatMap(ReplyRules::unit)
            .map(unit -> unit.name().toLowerCase(Locale.ROOT))
            .orElse(""),
        rules.map(rule -> said(rule, backdrop.words())).orElse(List.of()),
        mention.url().filter(Card::opens));
  }

  private static List<String> said(ReplyRules rules, Wording words) {
    List<String> said = new ArrayList<>();
    String key =
        rules.unit().equals(Optional.of(ReplyRules.Unit.BYTES))
            ? "reply.bytes"
            : "reply.characters";
    said.add(words.of(key, rules.most()));
    said.addAll(rules.facts());
    return said;
  }
}
