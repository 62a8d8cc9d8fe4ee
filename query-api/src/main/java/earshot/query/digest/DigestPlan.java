package earshot.query.digest;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * A review check that comes again and again.
 *
 * @param receivers who gets it, by name
 */
public record DigestPlan(
    String brand, Cron cron, ZoneId zone, Locale language, List<String> receivers) {
  public DigestPlan {
    receivers = List.copyOf(receivers);
  }

  /** The check that was due last: from the time before up to that time. */
  public DigestOrder due(Instant now) {
    Instant to = cron.notAfter(now, zone);
    return order(cron.notAfter(to.minusSeconds(1), zone), to);
  }

  /** The check of some other span, in the same form. */
  public DigestOrder order(Instant from, Instant to) {
    return new DigestOrder(brand, from, to, zone, language);
  }

  /** The name in receipts of a check that was due. */
  public String id(DigestOrder order) {
    return order.id(cron.toString());
  }

  /** Whether this names a check of this plan, due whenever. */
  public boolean made(String id) {
    return DigestOrder.named(id)
        .filter(order -> order.brand().equals(brand))
        .filter(order -> order.zone().equals(zone) && order.language().equals(language))
        .filter(order -> id(order).equals(id))
        .isPresent();
  }
}
