package earshot.query.digest;

import earshot.assess.priority.PriorityFormula.Reason;
import earshot.query.FactName;
import earshot.query.FactValue;
import earshot.query.SourceName;
import earshot.query.Trouble;
import earshot.query.Wording;
import earshot.query.Written;
import earshot.query.digest.Digest.Before;
import earshot.query.digest.Digest.Count;
import earshot.query.digest.Digest.Missing;
import earshot.query.digest.Digest.Shown;
import earshot.query.digest.Sheet.Figure;
import earshot.query.digest.Sheet.Line;
import earshot.query.digest.Sheet.Link;
import earshot.query.digest.Sheet.Remark;
import earshot.query.digest.Sheet.Section;
import earshot.query.digest.Sheet.Tone;
import earshot.query.listing.Difference;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts a review check into words. */
final class Writer {
  private static final int LONGEST_QUOTE = 400;
  private static final int LONGEST_NAME = 80;

  private final Digest digest;
  private final Wording words;
  private final Links links;

  Writer(Digest digest, Wording words, Links links) {
    this.digest = digest;
    this.words = words;
    this.links = links;
  }

  Sheet sheet(Optional<String> notice) {
    DigestOrder order = digest.order();
    List<String> notes = new ArrayList<>(notice.stream().toList());
    notes.add(words.of("made", words.moment(digest.made())));
    if (digest.tooMuch()) {
      notes.add(words.of("rarely", digest.size()));
    }
    return new Sheet(
        words.of("title", Written.quoted(order.brand(), LONGEST_NAME)),
        words.of(
            "span", words.moment(order.from()), words.moment(order.to()), order.zone().getId()),
        links.digest(order),
        words.of("open"),
        notes,
        List.of(
            section("totals", totals()),
            section("feelings", parts(digest.feelings(), "feeling")),
            section("stars", stars()),
            section("groups", groups()),
            section("growing", digest.growing().stream().flatMap(s -> said(s).stream()).toList()),
            section("waiting", shown(digest.waiting())),
            section("thanks", shown(digest.thanks())),
            section("answers", answers()),
            section("voices", digest.voices().stream().map(this::voice).toList()),
            section("listings", digest.differences().stream().map(this::difference).toList()),
            section("sources", sources())));
  }

  /** One line for a list of letters. */
  String subject() {
    return words.of(
        "subject",
        Written.quoted(digest.order().brand(), LONGEST_NAME),
        digest.size(),
        digest.waiting().all().count());
  }

  private Section section(String name, List<? extends Line> lines) {
    return new Section(
        words.of("section." + name),
        lines.isEmpty()
            ? List.of(new Remark(words.of("none." + name), Optional.empty()))
            : List.copyOf(lines));
  }

  private List<Line> totals() {
    List<Line> lines = new ArrayList<>(digest.totals().stream().map(this::total).toList());
    lines.add(total(digest.removed(), links.removed(digest.removed().search())));
    if (digest.tooMuch()) {
      Link day = new Link(words.of("lastday"), links.digest(digest.order().lastDay()));
      lines.add(new Remark(words.of("daily"), Optional.of(day)));
    }
    return lines;
  }

  private Line total(Count count) {
    return total(count, links.to(count.search()));
  }

  private Line total(Count count, URI where) {
    return new Figure(
        words.of("total." + count.name(), words.length(digest.target())),
        words.number(count.count(), 0),
        count.before().map(this::compared).orElse(""),
        Optional.empty(),
        count.name().equals("overdue") && count.count() > 0 ? Tone.BAD : Tone.PLAIN,
        Optional.of(where));
  }

  private String compared(Before before) {
    return words.of("before", before.count(), words.of("verdict." + before.verdict().word()));
  }

  private List<Line> parts(List<Count> parts, String kind) {
    return spoken(parts).map(part -> part(part, words.term(kind, part.name()))).toList();
  }

  /** Those that there are any of, now or before. */
  private static Stream<Count> spoken(List<Count> parts) {
    return parts.stream()
        .filter(part -> part.count() > 0 || part.before().filter(b -> b.count() > 0).isPresent());
  }

  private Line part(Count part, String label) {
    String chance = part.share().map(this::chance).orElse("");
    String before = part.before().map(this::compared).orElse("");
    return new Figure(
        label,
        part.share()
            .map(share -> counted(part.count(), share.value()))
            .orElseGet(() -> words.number(part.count(), 0)),
        chance + " " + before,
        part.share().map(Estimate::value),
        tone(part.name()),
        Optional.of(links.to(part.search())));
  }

  private String chance(Estimate share) {
    return words.of("between", words.percent(share.low()), words.percent(share.high()));
  }

  private static Tone tone(String name) {
    return switch (name) {
      case "negative", "1", "2" -> Tone.BAD;
      case "positive", "4", "5" -> Tone.GOOD;
      default -> Tone.PLAIN;
    };
  }

  private List<Line> stars() {
    List<Line> lines = new ArrayList<>();
    digest.rating().ifPresent(rating -> lines.add(average(rating)));
    spoken(digest.stars())
        .map(part -> part(part, words.of("star", Integer.valueOf(part.name()))))
        .forEach(lines::add);
    return lines;
  }

  private Line average(Digest.Average rating) {
    Estimate stars = rating.stars();
    String note =
        words.of("between", words.number(stars.low(), 1), words.number(stars.high(), 1))
            + rating
                .before()
                .map(
                    before ->
                        " "
                            + words.of(
                                "before.average",
                                words.number(before, 1),
                                rating
                                    .verdict()
                                    .map(v -> words.of("verdict." + v.word()))
                                    .orElse("")))
                .orElse("");
    return new Figure(
        words.of("average", rating.rated()),
        words.number(stars.value(), 2),
        note,
        Optional.empty(),
        Tone.PLAIN,
        Optional.empty());
  }

  private List<Line> groups() {
    List<Line> lines = new ArrayList<>();
    digest.groups().forEach(group -> lines.addAll(said(group)));
    int more = digest.groupCount() - digest.groups().size();
    if (more > 0) {
      lines.add(more(more, links.groups(digest.order())));
    }
    return lines;
  }

  private Line more(long more, URI where) {
    return new Remark(words.of("more", more), Optional.of(new Link(words.of("show"), where)));
  }

  private List<Line> said(Digest.Said said) {
    List<Line> lines = new ArrayList<>();
    lines.add(
        new Figure(
            said.label()
                .map(label -> Written.quoted(label, LONGEST_QUOTE))
                .orElse(words.of("private")),
            words.of("statements", said.statements()),
            words.term("feeling", said.feeling()) + ". " + compared(said.before()),
            Optional.empty(),
            tone(said.feeling()),
            Optional.of(links.group(said.group()))));
    said.quotes().forEach(quote -> lines.add(quote(quote)));
    long more = said.mentions().count() - said.quotes().size();
    if (more > 0) {
      lines.add(more(more, links.to(said.mentions().search())));
    }
    return lines;
  }

  private List<Line> shown(Shown shown) {
    List<Line> lines = new ArrayList<>();
    shown.first().forEach(quote -> lines.add(quote(quote)));
    if (shown.more() > 0) {
      lines.add(more(shown.more(), links.to(shown.all().search())));
    }
    return lines;
  }

  private Line quote(Quote quote) {
    List<String> by = new ArrayList<>();
    quote.author().ifPresent(author -> by.add(Written.quoted(author, LONGEST_NAME)));
    quote.stars().ifPresent(stars -> by.add("★ " + words.number(stars, 1)));
    by.add(Written.quoted(SourceName.of(quote.source(), words), LONGEST_NAME));
    by.add(words.moment(quote.at()));
    if (!quote.reasons().isEmpty()) {
      by.add(reasons(quote.reasons()));
    }
    List<Link> to = new ArrayList<>();
    to.add(new Link(words.of("show"), links.mention(quote)));
    quote.url().flatMap(Writer::uri).ifPresent(url -> to.add(new Link(words.of("original"), url)));
    return new Sheet.Said(
        quote.text().map(text -> Written.quoted(text, LONGEST_QUOTE)).orElse(words.of("private")),
        quote.text().flatMap(text -> quote.language()).orElse(""),
        String.join(" · ", by),
        to);
  }

  private static Optional<URI> uri(String url) {
    try {
      return Optional.of(URI.create(url));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String reasons(List<Reason> reasons) {
    return Written.listed(reasons.stream().map(this::worth).toList(), words.language());
  }

  private String worth(Reason reason) {
    return words.term("term", reason.term()) + " +" + words.number(reason.points(), 0);
  }

  private List<Line> answers() {
    return digest
        .answers()
        .map(
            answers ->
                List.<Line>of(
                    new Figure(
                        words.of("answered", answers.count()),
                        words.length(answers.median()),
                        words.of(
                                "in-time",
                                words.length(digest.target()),
                                words.percent((double) answers.inTime() / answers.count()),
                                words.length(answers.average()))
                            + answers
                                .before()
                                .map(
                                    before -> " " + words.of("before.length", words.length(before)))
                                .orElse(""),
                        Optional.empty(),
                        answers.median().compareTo(digest.target()) > 0 ? Tone.BAD : Tone.GOOD,
                        Optional.empty())))
        .orElse(List.of());
  }

  /** A point between Persian digits would be read as a zero. */
  private String counted(long count, double share) {
    String both = Written.rightToLeft(words.language()) ? "%s (%s)" : "%s · %s";
    return both.formatted(words.number(count, 0), words.percent(share));
  }

  private Line voice(Digest.Voice voice) {
    return new Figure(
        Written.quoted(voice.brand(), LONGEST_NAME),
        counted(voice.count(), voice.share()),
        "",
        Optional.of(voice.share()),
        Tone.PLAIN,
        Optional.empty());
  }

  private Line difference(Difference difference) {
    return new Remark(
        words.of(
            "difference",
            FactName.of(difference.stated().name(), words),
            told(difference, difference.stated().value()),
            told(difference, difference.declared()),
            Written.quoted(difference.stated().place(), LONGEST_QUOTE)),
        Optional.empty());
  }

  private String told(Difference difference, String value) {
    return Written.quoted(FactValue.of(difference.stated().name(), value, words), LONGEST_QUOTE);
  }

  private List<Line> sources() {
    List<Line> lines = new ArrayList<>();
    digest.missing().forEach(missing -> lines.add(missing(missing)));
    if (!lines.isEmpty()) {
      Link all = new Link(words.of("show"), links.sources());
      lines.add(new Remark(words.of("sources.all"), Optional.of(all)));
    }
    return lines;
  }

  private Line missing(Missing missing) {
    return new Remark(
        words.of(
            "missing",
            Written.quoted(
                SourceName.of(missing.source(), words) + " " + missing.place(), LONGEST_QUOTE),
            words.moment(missing.from()),
            words.moment(missing.to()),
            missing
                .reason()
                .map(reason -> Trouble.plain(reason, words))
                .orElse(words.of("unheard"))),
        Optional.empty());
  }
}
