package earshot.ingest.connect;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;

/**
 * What a feed may spend a day, in calls or in money, and what things cost.
 *
 * @param aDay calls, or millionths of the currency; absent where nobody counts
 * @param currency three letters; empty where calls are counted
 * @param perCall what a call costs, in the same unit
 * @param perItem what an item that was read costs, in the same unit
 */
record Purse(Optional<Long> aDay, String currency, long perCall, long perItem) {
  /** Nobody counts. */
  static final Purse OPEN = new Purse(Optional.empty(), "", 1, 0);

  private static final long MILLIONTHS = 1_000_000;
  private static final Pattern MONEY = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,6})?) ?([A-Z]{3})");

  /**
   * What the settings say: a number of calls, or money such as {@code 2.50 EUR}.
   *
   * @param budget of all feeds of a place together
   * @param perCall price of a call in the same money
   * @param perItem price of an item in the same money
   */
  static Purse of(String budget, String perCall, String perItem) {
    String text = budget.strip();
    if (text.matches("\\d{1,18}")) {
      return calls(Long.parseLong(text));
    }
    Matcher money = MONEY.matcher(text);
    if (!money.matches()) {
      throw new ConfigException("budget", budget, "calls a day or money such as 2.50 EUR is due");
    }
    long most = millionths(money.group(1));
    long call = millionths(perCall);
    long item = millionths(perItem);
    if (most == 0 || call + item == 0) {
      throw new ConfigException(
          "budget", budget, "money needs an amount, and price-per-call or price-per-item");
    }
    return new Purse(Optional.of(most), money.group(2), call, item);
  }

  private static Purse calls(long aDay) {
    if (aDay < 1) {
      throw new ConfigException("budget", aDay, "at least one call a day");
    }
    return new Purse(Optional.of(aDay), "", 1, 0);
  }

  private static long millionths(String amount) {
    return new BigDecimal(amount.strip())
        .multiply(BigDecimal.valueOf(MILLIONTHS))
        .setScale(0, RoundingMode.UP)
        .longValueExact();
  }

  /** The share of one of so many feeds. */
  Purse shared(int feeds) {
    return new Purse(
        aDay.map(all -> Math.max(1, all / Math.max(1, feeds))), currency, perCall, perItem);
  }

  /** Of two places with the same feed the more generous one. */
  Purse and(Purse other) {
    boolean open = aDay.isEmpty() || other.aDay.isEmpty();
    if (open) {
      return aDay.isEmpty() ? this : other;
    }
    return other.callsIn(other.aDay.get()) > callsIn(aDay.get()) ? other : this;
  }

  long forCalls(long calls) {
    return calls * perCall;
  }

  long forItems(long items) {
    return items * perItem;
  }

  /** How many more calls so much pays for, each with an item. */
  long callsIn(long amount) {
    return amount / Math.max(1, perCall + perItem);
  }

  /** For people. */
  String told() {
    long most = aDay.orElse(0L);
    return currency.isEmpty()
        ? most + " calls"
        : BigDecimal.valueOf(most, 6).stripTrailingZeros().toPlainString() + " " + currency;
  }
}
