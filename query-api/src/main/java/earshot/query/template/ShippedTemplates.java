package earshot.query.template;

import earshot.query.Wording;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The templates that come with Earshot, in each of its languages. */
public final class ShippedTemplates {
  /** Those of one language together, the sorry first. */
  private static final Comparator<ReplyTemplate> ORDER =
      Comparator.comparing(ReplyTemplate::language)
          .thenComparing(ReplyTemplate::situation)
          .thenComparing(ReplyTemplate::name);

  private static final List<ReplyTemplate> ALL =
      Wording.LANGUAGES.stream()
          .flatMap(
              language ->
                  Stream.of(Situation.APOLOGISE, Situation.THANK)
                      .map(situation -> shipped(language, situation)))
          .toList();

  private ShippedTemplates() {}

  private static ReplyTemplate shipped(String language, Situation situation) {
    Wording words =
        new Wording(ShippedTemplates.class, Locale.forLanguageTag(language), ZoneOffset.UTC);
    String key = situation.word();
    return new ReplyTemplate(words.of(key + ".name"), language, situation, words.of(key));
  }

  /** Whether this one came with Earshot and nobody has changed it. */
  public static boolean has(ReplyTemplate template) {
    return ALL.contains(template);
  }

  /** Those and a team's own, which take the place of shipped ones of the same name. */
  public static List<ReplyTemplate> with(List<ReplyTemplate> own) {
    Map<String, ReplyTemplate> byName = new TreeMap<>();
    ALL.forEach(template -> byName.put(template.name(), template));
    own.forEach(template -> byName.put(template.name(), template));
    return byName.values().stream().sorted(ORDER).toList();
  }
}
