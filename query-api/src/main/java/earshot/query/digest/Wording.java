package earshot.query.digest;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.MeasureFormat;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.Measure;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Words, numbers and dates of one language; Persian has the Solar Hijri calendar. */
final class Wording {
  /** The languages there are words in, the first one for whoever asks for another. */
  static final List<String> LANGUAGES = List.of("en", "fa", "hy", "ru");

  private final Locale language;
  private final ULocale dates;
  private final TimeZone zone;
  private final ResourceBundle words;

  Wording(Locale language, ZoneId zone) {
    this.language = language;
    this.zone = TimeZone.getTimeZone(zone.getId());
    boolean persian = language.getLanguage().equals("fa");
    dates = new ULocale(language.toLanguageTag() + (persian ? "@calendar=persian" : ""));
    words =
        ResourceBundle.getBundle(
            "earshot.query.digest.words",
            language,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  Locale language() {
    return language;
  }

  /** The sentence of this key, with these values in it. */
  String of(String key, Object... values) {
    String pattern = words.getString(key);
    return values.length == 0 ? pattern : new MessageFormat(pattern, language).format(values);
  }

  /** A word of ours for a word of the API, or that word itself. */
  String term(String kind, String word) {
    String key = kind + "." + word;
    return words.containsKey(key) ? words.getString(key) : word;
  }

  /** A number with at most this many digits behind the point. */
  String number(double number, int digits) {
    NumberFormat format = NumberFormat.getInstance(language);
    format.setMaximumFractionDigits(digits);
    return format.format(number);
  }

  String percent(double share) {
    return NumberFormat.getPercentInstance(language).format(share);
  }

  String day(Instant at) {
    return format(DateFormat.getDateInstance(DateFormat.LONG, dates), at);
  }

  String moment(Instant at) {
    return format(DateFormat.getDateTimeInstance(DateFormat.MEDIUM, DateFormat.SHORT, dates), at);
  }

  private String format(DateFormat format, Instant at) {
    format.setTimeZone(zone);
    return format.format(Date.from(at));
  }

  /** A length of time in its largest unit: 26 hours, 3 days. */
  String length(Duration length) {
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
