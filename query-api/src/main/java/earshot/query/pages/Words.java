package earshot.query.pages;

import com.ibm.icu.text.CompactDecimalFormat;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.NumberFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The words of the pages in one language, from one bundle. */
final class Words {
  private final ResourceBundle bundle;
  private final Locale locale;

  Words(Locale locale) {
    this.locale = locale;
    bundle = ResourceBundle.getBundle("earshot.query.pages.words", locale);
  }

  Locale locale() {
    return locale;
  }

  /** The sentence of this key, with these values in it. */
  String of(String key, Object... values) {
    String pattern = bundle.getString(key);
    return values.length == 0 ? pattern : new MessageFormat(pattern, locale).format(values);
  }

  /** A word of ours for a word of the API, or that word itself. */
  String term(String kind, String word) {
    String key = kind + "." + word;
    return bundle.containsKey(key) ? bundle.getString(key) : word;
  }

  /** 14,000 as 14K. */
  String compact(long number) {
    return CompactDecimalFormat.getInstance(locale, CompactDecimalFormat.CompactStyle.SHORT)
        .format(number);
  }

  /** A number with at most one digit behind the point. */
  String number(double number) {
    NumberFormat format = NumberFormat.getInstance(locale);
    format.setMaximumFractionDigits(1);
    return format.format(number);
  }

  String percent(double share) {
    return NumberFormat.getPercentInstance(locale).format(share);
  }

  /** The name of a language, or its code where it has none. */
  String language(String code) {
    return Optional.of(Locale.forLanguageTag(code).getDisplayLanguage(locale))
        .filter(name -> !name.isEmpty())
        .orElse(code);
  }
}
