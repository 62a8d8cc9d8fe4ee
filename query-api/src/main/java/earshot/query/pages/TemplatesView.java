package earshot.query.pages;

import earshot.query.Wording;
import earshot.query.live.ReplyTemplates;
import earshot.query.template.ReplyTemplate;
import earshot.query.template.ShippedTemplates;
import earshot.query.template.Situation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the page of templates shows.
 *
 * @param draft what stands in the form
 * @param languages that a template can be written in
 * @param placeholders all that can be left open
 */
record TemplatesView(
    Chrome chrome,
    List<Row> rows,
    ReplyText draft,
    List<Choice> languages,
    List<Choice> situations,
    String placeholders) {

  /** One template; those that came with Earshot can be changed, but not removed. */
  record Row(
      String name, String lang, String language, String situation, String text, boolean own) {}

  /** A template in the making. */
  record ReplyText(String name, String text) {}

  static TemplatesView of(ReplyTemplates own, Optional<String> chosen, Chrome chrome) {
    List<ReplyTemplate> all = ShippedTemplates.with(own.all());
    Optional<ReplyTemplate> edited =
        all.stream().filter(one -> chosen.equals(Optional.of(one.name()))).findFirst();
    Wording words = chrome.words();
    return new TemplatesView(
        chrome,
        all.stream().sorted(ownLanguageFirst(words)).map(one -> row(one, words)).toList(),
        edited.map(one -> new ReplyText(one.name(), one.text())).orElse(new ReplyText("", "")),
        languages(
            edited.map(ReplyTemplate::language).orElse(words.language().getLanguage()), words),
        situations(edited.map(ReplyTemplate::situation).orElse(Situation.APOLOGISE), words),
        ReplyTemplate.placeholders());
  }

  private static Comparator<ReplyTemplate> ownLanguageFirst(Wording words) {
    String own = words.language().getLanguage();
    return Comparator.comparing(one -> !one.language().equals(own));
  }

  private static Row row(ReplyTemplate one, Wording words) {
    return new Row(
        one.name(),
        one.language(),
        words.languageName(one.language()),
        words.of("situation." + one.situation().word()),
        one.text(),
        !ShippedTemplates.has(one));
  }

  /** Those of the pages, and the one that it is in. */
  private static List<Choice> languages(String chosen, Wording words) {
    return Stream.concat(Wording.LANGUAGES.stream(), Stream.of(chosen))
        .distinct()
        .map(code -> new Choice(words.languageName(code), code, code.equals(chosen), ""))
        .toList();
  }

  private static List<Choice> situations(Situation chosen, Wording words) {
    return Arrays.stream(Situation.values())
        .map(one -> new Choice(words.of("situation." + one.word()), one.word(), one == chosen, ""))
        .toList();
  }
}
