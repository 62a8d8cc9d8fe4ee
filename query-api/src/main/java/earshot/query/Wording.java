package earshot.query;

import com.ibm.icu.text.CompactDecimalFormat;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.DisplayContext;
import com.ibm.icu.text.LocaleDisplayNames;
import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.text.Format;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Words, numbers and dates of one language, the words from the bundle of one package; Persian has
 * the Solar Hijri calendar.
 */
public final class Wording {
  /** The languages there are words in, the first one for whoever asks for another. */
  public static final List<String> LANGUAGES = List.of("en", "fa", "hy", "ru");

  /** English of the world: the day before the month, hours up to 24. */
  private static final ULocale WORLD = new ULocale("en_001");

  private final Locale language;
  private final ULocale dates;
  private final ULocale orders;
  private final ZoneId here;
  private final TimeZone zone;
  private final ResourceBundle words;
  private final Map<String, Format> kept;

  /**
   * The words of a package.
   *
   * @param room the package, by any class in it; its bundle is called {@code words}
   * @param zone whose days and hours are told
   */
  public Wording(Class<?> room, Locale language, ZoneId zone) {
    this.language = language;
    this.kept = new ConcurrentHashMap<>();
    this.here = zone;
    this.zone = TimeZone.getTimeZone(zone.getId());
    boolean persian = language.getLanguage().equals("fa");
    dates = new ULocale(language.toLanguageTag() + (persian ? "@calendar=persian" : ""));
    orders = language.getLanguage().equals("en") ? WORLD : ULocale.forLocale(language);
    words =
        ResourceBundle.getBundle(
            room.getPackageName() + ".words",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  private Wording(Wording same, ZoneId zone) {
    this.language = same.language;
    this.dates = same.dates;
    this.orders = same.orders;
    this.words = same.words;
    this.kept = same.kept;
    this.here = zone;
    this.zone = TimeZone.getTimeZone(zone.getId());
  }

  /** The same language with the words of another package. */
  Wording in(Class<?> room) {
    return new Wording(room, language, here);
  }

  /** The same words with the days and hours of another zone. */
  public Wording in(ZoneId other) {
    return other.equals(here) ? this : new Wording(this, other);
  }

  public Locale language() {
    return language;
  }

  /** Whose days and hours are told. */
  public ZoneId zone() {
    return here;
  }

  /** What people call the zone: a city, or UTC. */
  public String zoneName() {
    return here.normalized().equals(ZoneOffset.UTC) ? "UTC" : zoneName(here.getId());
  }

  /** The city that stands for this zone, or the name of the zone where none does. */
  public String zoneName(String id) {
    TimeZoneNames names = TimeZoneNames.getInstance(ULocale.forLocale(language));
    return Optional.ofNullable(names.getExemplarLocationName(id)).orElse(id);
  }

  /** Which way it is written, in the words of HTML. */
  public String direction() {
    return Written.rightToLeft(language) ? "rtl" : "ltr";
  }

  /** The sentence of this key, with these values in it. */
  public String of(String key, Object... values) {
    String pattern = words.getString(key);
    return values.length == 0
        ? pattern
        : copy(key, MessageFormat.class, () -> new MessageFormat(pattern, language)).format(values);
  }

  /** A word of ours for a word of the API, or that word itself. */
  public String term(String kind, String word) {
    String key = kind + "." + word;
    return words.containsKey(key) ? words.getString(key) : word;
  }

  /** A number with at most this many digits behind the point. */
  public String number(double number, int digits) {
    NumberFormat format =
        copy("#number", NumberFormat.class, () -> NumberFormat.getInstance(language));
    format.setMaximumFractionDigits(digits);
    return format.format(number);
  }

  /** 14,000 as 14K. */
  public String compact(long number) {
    return copy("#compact", NumberFormat.class, this::compact).format(number);
  }

  private NumberFormat compact() {
    return CompactDecimalFormat.getInstance(language, CompactDecimalFormat.CompactStyle.SHORT);
  }

  public String percent(double share) {
    return copy("#percent", NumberFormat.class, () -> NumberFormat.getPercentInstance(language))
        .format(share);
  }

  /** The name of a language, or its code where it has none. */
  public String languageName(String code) {
    return LocaleDisplayNames.getInstance(
            ULocale.forLocale(language), DisplayContext.CAPITALIZATION_FOR_UI_LIST_OR_MENU)
        .languageDisplayName(code);
  }

  /** A day of a year and the minute. */
  public String moment(Instant at) {
    return date("yMMMdHm", at);
  }

  /**
   * Those parts of a date that this <a
   * href="https://unicode.org/reports/tr35/tr35-dates.html#availableFormats_appendItems">skeleton
   * </a> names, in the order of the language.
   */
  public String date(String skeleton, Instant at) {
    return format(copy("#" + skeleton, DateFormat.class, () -> dated(skeleton)), at);
  }

  private DateFormat dated(String skeleton) {
    String pattern = DateTimePatternGenerator.getInstance(orders).getBestPattern(skeleton);
    return new SimpleDateFormat(pattern, dates);
  }

  /** Formats take long to make and bear no sharing; a copy of one that is kept is quick. */
  private <F extends Format> F copy(String name, Class<F> type, Supplier<F> make) {
    return type.cast(kept.computeIfAbsent(name, absent -> make.get()).clone());
  }

  private String format(DateFormat format, Instant at) {
    format.setTimeZone(zone);
    return format.format(Date.from(at));
  }

  /** A length of time in its largest unit: 26 hours, 3 days. */
  public String length(Duration length) {
    Measure measure =
        length.compareTo(Duration.ofHours(1)) < 0
            ? new Measure(length.toMinutes(), MeasureUnit.MINUTE)
            : length.compareTo(Duration.ofDays(2)) < 0
                ? new Measure(length.toHours(), MeasureUnit.HOUR)
                : new Measure(length.toDays(), MeasureUnit.DAY);
    return MeasureFormat.getInstance(ULocale.forLocale(language), MeasureFormat.FormatWidth.WIDE)
        .formatMeasures(measure);
  }
}
