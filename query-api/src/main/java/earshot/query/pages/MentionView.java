package earshot.query.pages;

import earshot.mention.Copies;
import earshot.mention.Copies.Copy;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.query.SourceName;
import earshot.query.http.Wiring;
import java.util.List;
import java.util.Optional;

/**
 * What the page of one mention shows.
 *
 * @param elsewhere those that say nearly the same, the first first
 * @param thread how many belong to its discussion, as said; empty where it belongs to none
 * @param brands all there are, those that it is about chosen
 * @param templates answers to choose from
 * @param draft what stands in the reply box
 */
record MentionView(
    Chrome chrome,
    Card card,
    String elsewhereSays,
    List<Elsewhere> elsewhere,
    Optional<String> thread,
    List<Choice> brands,
    List<FilledTemplate> templates,
    String draft) {
  /** More copies are only counted. */
  private static final int COPIES_SHOWN = 50;

  /**
   * A mention that says nearly the same.
   *
   * @param first whether it said it before all others
   */
  record Elsewhere(
      String href,
      String source,
      Optional<String> place,
      Times.Moment at,
      boolean first,
      Optional<String> link) {}

  static MentionView of(
      Mention mention,
      Card card,
      Backdrop backdrop,
      Chrome chrome,
      Wiring wiring,
      List<FilledTemplate> templates) {
    Optional<Copies> copies = backdrop.groups().copies(mention.id());
    List<Elsewhere> elsewhere =
        copies.map(all -> elsewhere(all, mention, backdrop, wiring)).orElse(List.of());
    return new MentionView(
        chrome,
        card,
        chrome
            .words()
            .of("mention.elsewhere", copies.map(all -> all.members().size() - 1).orElse(0)),
        elsewhere,
        Discussion.of(mention, wiring.store()).map(d -> d.says(chrome.words())),
        brands(mention, wiring),
        templates,
        templates.stream()
            .filter(FilledTemplate::chosen)
            .map(FilledTemplate::text)
            .findFirst()
            .orElse(""));
  }

  /** Only those that whoever looks may see. */
  private static List<Elsewhere> elsewhere(
      Copies copies, Mention mention, Backdrop backdrop, Wiring wiring) {
    List<MentionId> others =
        copies.members().stream()
            .map(Copy::mention)
            .filter(id -> !id.equals(mention.id()))
            .limit(COPIES_SHOWN)
            .toList();
    return wiring.store().byIds(others).stream()
        .map(
            other ->
                new Elsewhere(
                    MentionPage.path(other.id()),
                    SourceName.of(other.source(), backdrop.words()),
                    other.place(),
                    backdrop.times().moment(other.at()),
                    other.id().equals(copies.first()),
                    other.url().filter(Card::opens)))
        .toList();
  }

  private static List<Choice> brands(Mention mention, Wiring wiring) {
    return wiring.brands().all().stream()
        .map(brand -> new Choice(brand.name(), "", mention.brands().contains(brand.name()), ""))
        .toList();
  }
}
