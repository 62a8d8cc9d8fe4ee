package earshot.query.http;

import earshot.mention.Followup;
import earshot.query.Wording;
import earshot.query.followup.FollowupPlan;
import java.net.IDN;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A recent customer, as a row of an import has them.
 *
 * @param address with a domain that mail servers know
 */
record FollowupRow(
    String address, Optional<String> name, Optional<String> language, Optional<Instant> orderedAt) {
  private static final Set<String> FIELDS = Set.of("email", "name", "language", "orderedAt");
  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_ADDRESS = 254;
  private static final Duration WRONG_CLOCKS = Duration.ofDays(1);

  /**
   * Narrower than what a mail server might take: nothing in it can end a header or name another.
   */
  private static final Pattern LOCAL = Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}");

  static FollowupRow of(String json) {
    JsonFields fields = JsonFields.of(json, FIELDS);
    return new FollowupRow(
        address(fields.neededText("email", LONGEST_ADDRESS).strip()),
        fields.text("name", LONGEST_LINE),
        fields.text("language", LONGEST_LINE).map(FollowupRow::language),
        fields.time("orderedAt"));
  }

  private static String language(String written) {
    return written.strip().replaceFirst("[-_].*", "").toLowerCase(Locale.ROOT);
  }

  private static String address(String written) {
    int at = written.lastIndexOf('@');
    String local = written.substring(0, Math.max(at, 0));
    if (!LOCAL.matcher(local).matches()) {
      throw noAddress();
    }
    return local + '@' + domain(written.substring(at + 1));
  }

  private static String domain(String written) {
    try {
      String domain = IDN.toASCII(written, IDN.USE_STD3_ASCII_RULES);
      if (!domain.contains(".") || domain.startsWith(".") || domain.endsWith(".")) {
        throw noAddress();
      }
      return domain.toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      throw noAddress();
    }
  }

  private static Problem.Thrown noAddress() {
    return JsonFields.refused("email", "email is no e-mail address");
  }

  /** Asks this customer of a brand, unless what they bought is too long ago. */
  Followup asked(FollowupPlan plan, Instant now) {
    Instant since = orderedAt.orElse(now);
    if (since.isAfter(now.plus(WRONG_CLOCKS))) {
      throw JsonFields.refused("orderedAt", "orderedAt lies in the future: " + since);
    }
    if (plan.due(since).isBefore(now.minus(FollowupPlan.RECENT))) {
      throw JsonFields.refused("orderedAt", "that is too long ago to be asked about: " + since);
    }
    String person = plan.seal().person(address);
    String day = now.atZone(ZoneOffset.UTC).toLocalDate().toString();
    return new Followup(
        plan.seal().followup(plan.brand(), person, day),
        plan.brand(),
        person,
        Optional.of(address),
        name,
        language.filter(Wording.LANGUAGES::contains).orElse(plan.language()),
        orderedAt,
        now,
        Optional.empty(),
        Optional.empty());
  }
}
