package earshot.assess.rule;

import earshot.mention.Episode;
import earshot.mention.Episode.Change;
import earshot.mention.Episode.Figures;
import earshot.mention.Episode.State;
import earshot.mention.MentionId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** How episodes begin, change and end. */
final class Episodes {
  private static final int ID_BYTES = 10;

  private Episodes() {}

  /** Of one mention: its id is the same whenever it is found again. */
  static Episode of(Rule rule, MentionId mention, Instant now, Optional<String> reason) {
    return opened(rule, mention.value(), "", List.of(mention), now, Optional.empty(), reason);
  }

  static Episode of(
      Rule rule, String cause, List<MentionId> mentions, Instant now, Optional<Figures> figures) {
    return opened(rule, cause, now.toString(), mentions, now, figures, Optional.empty());
  }

  static Episode opened(
      Rule rule,
      String cause,
      String occasion,
      List<MentionId> mentions,
      Instant now,
      Optional<Figures> figures,
      Optional<String> reason) {
    return new Episode(
        id(rule.name() + "\n" + cause + "\n" + occasion),
        rule.name(),
        rule.trigger().kind(),
        cause,
        State.OPEN,
        1,
        Change.OPENED,
        now,
        now,
        Optional.empty(),
        figures,
        mentions,
        rule.receivers(),
        reason,
        Optional.of(rule.print()));
  }

  private static String id(String of) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(of.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(hash, ID_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** It goes on; people are told only if {@code tell}. */
  static Episode changed(
      Episode episode,
      Change change,
      boolean tell,
      Instant now,
      Optional<Figures> figures,
      List<MentionId> mentions) {
    return new Episode(
        episode.id(),
        episode.rule(),
        episode.kind(),
        episode.cause(),
        episode.ofOneMention() ? State.OPEN : State.ONGOING,
        tell ? episode.step() + 1 : episode.step(),
        change,
        episode.openedAt(),
        now,
        Optional.empty(),
        figures,
        mentions,
        episode.receivers(),
        episode.reason(),
        episode.ruleVersion());
  }

  /** It is over. That one mention is settled is told nobody; they know the mention. */
  static Episode closed(
      Episode episode,
      Instant now,
      Optional<Figures> figures,
      List<MentionId> mentions,
      String reason) {
    return new Episode(
        episode.id(),
        episode.rule(),
        episode.kind(),
        episode.cause(),
        State.CLOSED,
        episode.ofOneMention() ? episode.step() : episode.step() + 1,
        Change.CLOSED,
        episode.openedAt(),
        now,
        Optional.of(now),
        figures,
        mentions,
        episode.receivers(),
        Optional.of(reason),
        episode.ruleVersion());
  }
}
