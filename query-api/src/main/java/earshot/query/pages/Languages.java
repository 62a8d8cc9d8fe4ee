package earshot.query.pages;

import earshot.query.Wording;
import earshot.query.Written;
import earshot.query.access.Declined;
import io.javalin.http.Context;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which language somebody reads: the one they chose here, else what their browser asks for. */
final class Languages {
  /** The cookie that keeps what they chose. */
  static final String COOKIE = "language";

  /** The cookie that keeps the time zone they chose. */
  static final String ZONE = "zone";

  private static final int LONGEST_SAID = 100;

  private static final List<Locale> ALL =
      Wording.LANGUAGES.stream().map(Locale::forLanguageTag).toList();

  private static final Map<Locale, Wording> WORDS =
      ALL.stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  Function.identity(),
                  language -> new Wording(Languages.class, language, ZoneOffset.UTC)));

  private Languages() {}

  /** The words for whoever asks. */
  static Wording of(Context context) {
    Optional<String> chosen = Optional.ofNullable(context.cookie(COOKIE)).filter(Languages::has);
    Locale language =
        chosen
            .map(Locale::forLanguageTag)
            .or(() -> Optional.ofNullable(context.header("Accept-Language")).flatMap(Languages::in))
            .orElse(ALL.getFirst());
    return words(language).in(zone(context));
  }

  /** Why something is declined, to whoever asked for it. */
  static String says(Declined declined, Context context) {
    Object[] about =
        declined.about().stream()
            .map(one -> one instanceof Number ? one : Written.quoted(one.toString(), LONGEST_SAID))
            .toArray();
    return of(context).of("declined." + declined.word(), about);
  }

  /** Whose days and hours they see: those of the zone that they chose here, else of UTC. */
  private static ZoneId zone(Context context) {
    return Optional.ofNullable(context.cookie(ZONE))
        .filter(Zones::has)
        .<ZoneId>map(ZoneId::of)
        .orElse(ZoneOffset.UTC);
  }

  /** Whether there are words in it. */
  static boolean has(String code) {
    return Wording.LANGUAGES.contains(code);
  }

  /** The first of ours that a list like {@code hy, ru;q=0.8} has, the most wanted first. */
  private static Optional<Locale> in(String wanted) {
    try {
      return Optional.ofNullable(Locale.lookup(LanguageRange.parse(wanted), ALL));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no list of languages
    }
  }

  /** The words of this language, or the first one's where there are none. */
  static Wording words(String code) {
    return words(has(code) ? Locale.forLanguageTag(code) : ALL.getFirst());
  }

  private static Wording words(Locale language) {
    return Optional.ofNullable(WORDS.get(language)).orElseThrow();
  }

  /** A language as browsers are told of it; empty where it is none. */
  static String tag(Optional<String> language) {
    return language.filter(Languages::wellFormed).orElse("");
  }

  private static boolean wellFormed(String language) {
    try {
      return !new Locale.Builder().setLanguageTag(language).build().getLanguage().isEmpty();
    } catch (IllformedLocaleException e) {
      return false;
    }
  }

  /** Each language by its own name, to choose from; its code stands where a link would. */
  static List<Choice> choices(String chosen) {
    return Wording.LANGUAGES.stream()
        .map(code -> new Choice(name(code), code, code.equals(chosen), ""))
        .toList();
  }

  private static String name(String code) {
    return words(Locale.forLanguageTag(code)).languageName(code);
  }
}
