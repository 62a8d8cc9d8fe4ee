package earshot.assess.query;

import com.ibm.icu.util.ULocale;
import earshot.assess.query.Lexeme.Kind;
import earshot.assess.query.Query.Bound;
import earshot.assess.query.Query.Flag;
import earshot.assess.query.Query.Range;
import earshot.assess.query.Query.Raw;
import earshot.assess.query.Query.Start;
import earshot.assess.query.Query.Value;
import earshot.assess.text.Keywords;
import earshot.assess.text.Tokens;
import earshot.assess.text.Urls;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the value of one field. */
final class FieldParser {
  private static final Pattern NUMBER =
      Pattern.compile("(-?[0-9]{1,15}(?:\\.[0-9]{1,15})?)([kKmM]?)");

  /** Kinds of files, and what their rows become. */
  private static final Map<String, String> IMPORTED =
      Map.of("email", "message", "focus-group", "interview");

  private static final Set<String> LANGUAGES = Set.of(ULocale.getISOLanguages());

  private final Lexeme name;
  private final Optional<Field> field;

  FieldParser(Lexeme name) {
    this.name = name;
    String label = name.text().toLowerCase(Locale.ROOT);
    this.field = Field.named(label);
    if (field.isEmpty() && !label.equals("raw")) {
      throw new QueryException(
          name.column(),
          QueryFault.FIELD,
          "there is no field "
              + name
              + ":, the fields are "
              + Field.list()
              + " raw:; to look for the word quote it, as in \""
              + name
              + "\"",
          name.toString(),
          Field.list());
    }
  }

  Query value(Lexeme value) {
    boolean usable = value.is(Kind.QUOTED) || value.is(Kind.WORD);
    if (!usable || value.text().isBlank()) {
      throw new QueryException(
          value.column(),
          QueryFault.VALUE,
          name + ": needs a value right after the colon",
          name.toString());
    }
    if (field.isEmpty()) {
      return raw(value);
    }
    return switch (field.get().type()) {
      case VALUE -> plain(field.get(), value);
      case FLAG -> flag(field.get(), value);
      case NUMBER, DATE -> range(field.get(), value);
    };
  }

  private static Query raw(Lexeme value) {
    List<String> terms = Tokens.of(value.text()).raw().list();
    if (terms.isEmpty()) {
      throw new QueryException(value.column(), QueryFault.SIGN, "raw: needs a visible character");
    }
    return new Raw(terms);
  }

  private static Query plain(Field field, Lexeme value) {
    String text = value.text().strip();
    boolean begins = field.begins() && text.indexOf('*') == text.length() - 1;
    String folded = fold(field, begins ? text.substring(0, text.length() - 1) : text);
    if (folded.isEmpty()) {
      throw new QueryException(
          value.column(),
          QueryFault.VALUE,
          field.label() + ": needs a value right after the colon",
          field.label());
    }
    refuseUnknown(field, folded, value);
    if (begins) {
      return new Start(field, folded);
    }
    refuseStar(field, text, value.column());
    return new Value(field, folded);
  }

  /** An address may hold one, but does not end with it. */
  private static void refuseStar(Field field, String text, int column) {
    if (field == Field.URL ? text.endsWith("*") : text.indexOf('*') >= 0) {
      throw new QueryException(
          column,
          QueryFault.STAR,
          field.label()
              + ": has no * there; source:, brand:, author: and theme: may end with one, as in author:bob*",
          field.label());
    }
  }

  private static String fold(Field field, String value) {
    String small = value.strip().toLowerCase(Locale.ROOT);
    return switch (field) {
      case BRAND, AUTHOR, THEME -> Keywords.fold(value);
      case URL -> Urls.key(value);
      case SITE -> Urls.hosts(value).stream().findFirst().orElse("");
      case KIND -> IMPORTED.getOrDefault(small, small);
      case LANG -> small.replaceFirst("[-_].*", "");
      default -> small;
    };
  }

  private static Query flag(Field field, Lexeme value) {
    String flag = value.text().strip().toLowerCase(Locale.ROOT);
    refuseUnknown(field, flag, value);
    return new Flag(field, flag);
  }

  private static void refuseUnknown(Field field, String value, Lexeme lexeme) {
    if (field == Field.LANG && !LANGUAGES.contains(value)) {
      throw new QueryException(
          lexeme.column(),
          QueryFault.LANGUAGE,
          "lang: is a code of ISO 639, as in lang:fa or lang:hy; not " + lexeme,
          lexeme.toString());
    }
    if (!field.allowed().isEmpty() && !field.allowed().contains(value)) {
      throw new QueryException(
          lexeme.column(),
          QueryFault.ONE_OF,
          field.label() + ": is one of " + String.join(", ", field.allowed()) + "; not " + lexeme,
          field.label(),
          String.join(", ", field.allowed()),
          lexeme.toString());
    }
  }

  private static Query range(Field field, Lexeme value) {
    String text = Digits.ascii(value.text().strip()).replace("≥", ">=").replace("≤", "<=");
    int dots = text.indexOf("..");
    if (dots >= 0) {
      Bound low = low(field, text.substring(0, dots), true, value);
      Bound high = high(field, text.substring(dots + 2), true, value);
      if (low.value() > high.value()) {
        throw new QueryException(
            value.column(),
            QueryFault.RANGE,
            "the range " + value + " is empty: its first end is the greater one",
            value.toString());
      }
      return new Range(field, Optional.of(low), Optional.of(high));
    }
    return compared(field, text, value);
  }

  private static Query compared(Field field, String text, Lexeme value) {
    if (text.startsWith(">=")) {
      return new Range(
          field, Optional.of(low(field, text.substring(2), true, value)), Optional.empty());
    }
    if (text.startsWith("<=")) {
      return new Range(
          field, Optional.empty(), Optional.of(high(field, text.substring(2), true, value)));
    }
    if (text.startsWith(">")) {
      return new Range(
          field, Optional.of(low(field, text.substring(1), false, value)), Optional.empty());
    }
    if (text.startsWith("<")) {
      return new Range(
          field, Optional.empty(), Optional.of(high(field, text.substring(1), false, value)));
    }
    String exact = text.startsWith("=") ? text.substring(1) : text;
    return new Range(
        field,
        Optional.of(low(field, exact, true, value)),
        Optional.of(high(field, exact, true, value)));
  }

  /** A date is a span: after 2026-11-01 begins when that day has ended. */
  private static Bound low(Field field, String text, boolean inclusive, Lexeme value) {
    if (field.type() == Field.Type.NUMBER) {
      return new Bound(number(text, field, value), inclusive);
    }
    DateSpan span = DateSpan.parse(text, value);
    return new Bound(inclusive ? span.first() : span.last() + 1, true);
  }

  private static Bound high(Field field, String text, boolean inclusive, Lexeme value) {
    if (field.type() == Field.Type.NUMBER) {
      return new Bound(number(text, field, value), inclusive);
    }
    DateSpan span = DateSpan.parse(text, value);
    return new Bound(inclusive ? span.last() : span.first() - 1, true);
  }

  private static double number(String text, Field field, Lexeme value) {
    Matcher matcher = NUMBER.matcher(text.strip());
    if (!matcher.matches()) {
      throw new QueryException(
          value.column(),
          QueryFault.NUMBER,
          field.label()
              + ": needs a number, as in "
              + field.label()
              + ":>=4 or "
              + field.label()
              + ":2..4; not "
              + value,
          field.label(),
          value.toString());
    }
    double factor =
        switch (matcher.group(2)) {
          case "k", "K" -> 1e3;
          case "m", "M" -> 1e6;
          default -> 1;
        };
    return Double.parseDouble(matcher.group(1)) * factor;
  }
}
