package earshot.query.followup;

import earshot.mention.Followup;
import earshot.query.Wording;
import earshot.query.Written;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The mail to one customer: a question, five links to answer it with one click, and a way out. */
public final class FollowupLetter {
  private static final int LONGEST_NAME = 80;
  private static final int MOST = 5;

  private final Followup followup;
  private final FollowupPlan plan;
  private final boolean reminder;
  private final URI page;
  private final Wording words;

  /**
   * A letter that is put into words when somebody asks for them.
   *
   * @param reminder whether it is the second one
   * @param pages where people open the pages
   */
  public FollowupLetter(Followup followup, FollowupPlan plan, boolean reminder, URI pages) {
    this.followup = followup;
    this.plan = plan;
    this.reminder = reminder;
    page = URI.create(pages + "/followup/" + plan.seal().token(followup.id()));
    words =
        new Wording(
            FollowupLetter.class, Locale.forLanguageTag(followup.language()), ZoneOffset.UTC);
  }

  public Locale language() {
    return words.language();
  }

  public String subject() {
    String subject = used().subject().filled(plain(), text -> text);
    return reminder ? words.of("again", subject) : subject;
  }

  /** Where it is answered. */
  public URI page() {
    return page;
  }

  /** Where no more mail can be asked for; a mail program may do so with one click. */
  public URI unsubscribe() {
    return URI.create(page + "/unsubscribe");
  }

  public String text() {
    String text = used().text().filled(fields(stars(), page.toString(), wayOut()), part -> part);
    return withWayOut(text, "\n\n" + wayOut());
  }

  /** The same for mail programs that show HTML; it loads nothing. */
  public String html() {
    Map<String, String> fields =
        fields(htmlStars(), link(page, words.of("page")), link(unsubscribe(), words.of("out")));
    fields.replaceAll((field, value) -> isPlain(field) ? escaped(value) : value);
    String body = used().text().filled(fields, FollowupLetter::escaped).replace("\n", "<br>\n");
    return "<div lang=\"%s\" dir=\"%s\" style=\"font:16px/1.5 sans-serif;max-width:36em\">%s</div>"
        .formatted(
            language().toLanguageTag(),
            words.direction(),
            withWayOut(body, "<p>" + link(unsubscribe(), words.of("out")) + "</p>"));
  }

  private String withWayOut(String body, String wayOut) {
    return used().text().has(Template.UNSUBSCRIBE) ? body : body + wayOut;
  }

  private FollowupPlan.Words used() {
    return Optional.ofNullable(plan.own().get(followup.language())).orElseGet(this::shipped);
  }

  private FollowupPlan.Words shipped() {
    return new FollowupPlan.Words(
        Template.ofSubject(words.of("subject")), Template.ofText(words.of("text")));
  }

  private static boolean isPlain(String field) {
    return field.equals(Template.NAME) || field.equals(Template.BRAND);
  }

  private Map<String, String> plain() {
    return Map.of(
        Template.NAME, name(), Template.BRAND, Written.quoted(plan.brand(), LONGEST_NAME));
  }

  private Map<String, String> fields(String stars, String link, String wayOut) {
    Map<String, String> fields = new java.util.HashMap<>(plain());
    fields.put(Template.STARS, stars);
    fields.put(Template.LINK, link);
    fields.put(Template.UNSUBSCRIBE, wayOut);
    return fields;
  }

  private String name() {
    return followup
        .name()
        .map(name -> Written.quoted(name, LONGEST_NAME))
        .orElseGet(() -> words.of("somebody"));
  }

  private String stars() {
    List<String> lines = new ArrayList<>();
    for (int stars = MOST; stars >= 1; stars--) {
      lines.add(row(stars) + "  " + answer(stars));
    }
    return String.join("\n", lines);
  }

  private String htmlStars() {
    StringBuilder links = new StringBuilder();
    for (int stars = 1; stars <= MOST; stars++) {
      links.append(
          "<a href=\"%s\" title=\"%s\" style=\"%s\">★ %s</a> "
              .formatted(
                  answer(stars),
                  escaped(words.of("stars", stars)),
                  "display:inline-block;padding:.4em .7em;margin:.2em;border:1px solid #888;"
                      + "border-radius:.4em;text-decoration:none;color:#1a4d8f",
                  words.number(stars, 0)));
    }
    return links.toString();
  }

  private static String row(int stars) {
    return "★".repeat(stars) + "☆".repeat(MOST - stars);
  }

  private URI answer(int stars) {
    return URI.create(page + "?stars=" + stars);
  }

  private String wayOut() {
    return words.of("out") + ": " + unsubscribe();
  }

  private static String link(URI to, String text) {
    return "<a href=\"%s\">%s</a>".formatted(to, escaped(text));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
