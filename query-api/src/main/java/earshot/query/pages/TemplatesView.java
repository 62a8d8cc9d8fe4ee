package earshot.query.pages;

import earshot.query.Wording;
import earshot.query.live.ReplyTemplates;
import earshot.query.template.ReplyTemplate;
import earshot.query.template.ShippedTemplates;
import earshot.query.template.Situation;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the page of templates shows.
 *
 * @param draft what stands in the form
 * @param refusal why it was not taken
 * @param languages that a template can be written in
 * @param placeholders all that can be left open
 */
record TemplatesView(
    Chrome chrome,
    List<Row> rows,
    Draft draft,
    Refusal refusal,
    List<Choice> languages,
    List<Choice> situations,
    String placeholders) {

  /** One template; those that came with Earshot can be changed, but not removed. */
  record Row(
      String name, String lang, String language, String situation, String text, boolean own) {}

  /** A template in the making, in the words of the API. */
  record Draft(String name, String language, String situation, String text) {
    static Draft of(ReplyTemplate template) {
      return new Draft(
          template.name(), template.language(), template.situation().word(), template.text());
    }

    static Draft empty(Wording words) {
      return new Draft("", words.language().getLanguage(), Situation.APOLOGISE.word(), "");
    }
  }

  static TemplatesView of(ReplyTemplates own, Draft draft, Refusal refusal, Chrome chrome) {
    List<ReplyTemplate> all = ShippedTemplates.with(own.all());
    Wording words = chrome.words();
    return new TemplatesView(
        chrome,
        all.stream().sorted(ownLanguageFirst(words)).map(one -> row(one, words)).toList(),
        draft,
        refusal.among(Set.of("name", "text")),
        languages(draft.language(), words),
        situations(draft.situation(), words),
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

  private static List<Choice> situations(String chosen, Wording words) {
    return Arrays.stream(Situation.values())
        .map(
            one ->
                new Choice(
                    words.of("situation." + one.word()), one.word(), one.word().equals(chosen), ""))
        .toList();
  }
}
