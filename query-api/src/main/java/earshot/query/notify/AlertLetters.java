package earshot.query.notify;

import earshot.assess.match.BruteMatcher;
import earshot.assess.match.Matchable;
import earshot.assess.match.MatchableMention;
import earshot.assess.match.Span;
import earshot.assess.priority.PriorityFormula.Reason;
import earshot.assess.query.Query;
import earshot.assess.rule.Rule;
import earshot.mention.Author;
import earshot.mention.Delivery;
import earshot.mention.Episode;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.query.Causes;
import earshot.query.GroupBook;
import earshot.query.MentionStore;
import earshot.query.Ranking;
import earshot.query.SourceName;
import earshot.query.Wording;
import earshot.query.Written;
import earshot.query.live.AlertLedger;
import earshot.query.live.RuleLedger;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Messages about episodes in one language: what matched, why, what makes it urgent, and where to
 * see more. What people wrote is quoted as plain text.
 */
final class AlertLetters implements Letters {
  private static final int QUOTE = 280;
  private static final int AROUND = 100;
  private static final int SAMPLES = 3;

  /** The index is a moment behind the flow. */
  private static final Duration INDEX_LAG = Duration.ofSeconds(10);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  /** For more than that a message does not wait for the index. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Sources from;
  private final Locale language;
  private final Wording words;
  private final Causes causes;

  /**
   * Where everything in a message comes from.
   *
   * @param ranking what priorities are summed with now
   * @param pages where people open the pages
   * @param sleep waits for a while
   */
  record Sources(
      AlertLedger alerts,
      RuleLedger rules,
      MentionStore store,
      GroupBook groups,
      Function<Instant, Ranking> ranking,
      URI pages,
      Clock clock,
      java.util.function.Consumer<Duration> sleep) {}

  AlertLetters(Sources from, Locale language) {
    this.from = from;
    this.language = language;
    words = new Wording(AlertLetters.class, language, ZoneOffset.UTC);
    causes = new Causes(from.groups(), from.store());
  }

  @Override
  public boolean settled(Episode episode) {
    return from.alerts().acknowledgement(episode.id()).isPresent();
  }

  @Override
  public boolean mayBeTold(Episode episode, Instant now) {
    return from.rules()
        .named(episode.rule())
        .flatMap(Rule::quiet)
        .map(quiet -> !quiet.notBefore(now).isAfter(now))
        .orElse(true);
  }

  @Override
  public Message compose(Delivery delivery) {
    List<Episode> episodes =
        delivery.items().stream()
            .map(item -> from.alerts().episode(item.episode()))
            .flatMap(Optional::stream)
            .toList();
    Lookup lookup = new Lookup(PATIENCE);
    Map<MentionId, Mention> found = found(episodes, lookup);
    List<Told> all = episodes.stream().map(episode -> told(episode, found)).toList();
    List<String> parts = new ArrayList<>();
    if (delivery.repeat()) {
      parts.add(words.of("repeat"));
    }
    all.forEach(told -> parts.add(text(told, lookup)));
    URI link = all.size() == 1 ? link(all.get(0).episode()) : URI.create(from.pages() + "/alerts");
    parts.add(words.of("page", link));
    return new Message(
        delivery.id(),
        subject(all),
        String.join("\n\n", parts),
        Optional.empty(),
        Optional.of(link),
        language,
        data(delivery, all),
        delivery.repeat());
  }

  /** An episode with those of its mentions that are shown. */
  private record Told(Episode episode, Optional<Rule> rule, List<Mention> mentions) {}

  private Told told(Episode episode, Map<MentionId, Mention> found) {
    List<Mention> there =
        shown(episode).stream().filter(found::containsKey).map(found::get).toList();
    return new Told(episode, from.rules().named(episode.rule()), there);
  }

  private static List<MentionId> shown(Episode episode) {
    int many = episode.mentions().size();
    return episode.mentions().subList(Math.max(0, many - SAMPLES), many).reversed();
  }

  /** All at once: a message may be about many episodes. */
  private Map<MentionId, Mention> found(List<Episode> episodes, Lookup lookup) {
    Set<MentionId> wanted = new LinkedHashSet<>();
    Set<MentionId> due = new HashSet<>();
    Instant waitUntil = Instant.MIN;
    for (Episode episode : episodes) {
      wanted.addAll(shown(episode));
      if (episode.state() != Episode.State.CLOSED) {
        due.addAll(shown(episode));
        Instant indexed = episode.at().plus(INDEX_LAG);
        waitUntil = indexed.isAfter(waitUntil) ? indexed : waitUntil;
      }
    }
    Map<MentionId, Mention> found = find(wanted, lookup);
    while (!found.keySet().containsAll(due) && from.clock().instant().isBefore(waitUntil)) {
      from.sleep().accept(LOOK_AGAIN);
      found = find(wanted, lookup);
    }
    return found;
  }

  private Map<MentionId, Mention> find(Set<MentionId> ids, Lookup lookup) {
    Map<MentionId, Mention> found = new HashMap<>();
    List<Mention> there = lookup.ask(() -> from.store().byIds(ids), List.of());
    there.forEach(mention -> found.put(mention.id(), mention));
    return found;
  }

  private URI link(Episode episode) {
    return URI.create(from.pages() + "/alerts#" + episode.id());
  }

  private String subject(List<Told> all) {
    if (all.isEmpty()) {
      return "Earshot";
    }
    Episode first = all.get(0).episode();
    String head = "Earshot: " + first.rule() + " (" + word(first) + ")";
    return all.size() == 1 ? head : head + " " + words.of("more", all.size() - 1);
  }

  private String word(Episode episode) {
    boolean lasts = episode.change() == Episode.Change.LASTS;
    return words.of("change." + (lasts ? "lasts" : change(episode)));
  }

  /** What is new about it for who was told of all steps before. */
  private static String change(Episode episode) {
    if (episode.state() == Episode.State.CLOSED) {
      return "closed";
    }
    boolean reminds = episode.change() == Episode.Change.LASTS && episode.step() > 1;
    return episode.change() == Episode.Change.PEAK ? "peak" : reminds ? "lasts" : "opened";
  }

  private String text(Told told, Lookup lookup) {
    Episode episode = told.episode();
    List<String> lines = new ArrayList<>();
    lines.add(episode.rule() + ": " + word(episode));
    lines.add(what(episode, lookup));
    if (episode.change() == Episode.Change.LASTS) {
      lines.add(words.of("since", words.moment(episode.openedAt())));
    }
    told.rule()
        .flatMap(Rule::when)
        .ifPresent(when -> lines.add(words.of("why", Written.quoted(when, QUOTE))));
    told.mentions().forEach(mention -> mention(told, mention, lines));
    if (told.mentions().isEmpty() && !episode.mentions().isEmpty()) {
      lines.add(words.of("gone"));
    }
    return String.join("\n", lines);
  }

  private String what(Episode episode, Lookup lookup) {
    String key = "what." + episode.kind();
    if (episode.ofOneMention()) {
      return words.of(key);
    }
    String named = lookup.ask(() -> causes.of(episode), episode.cause());
    String cause = Written.quoted(named, QUOTE);
    String reason = Written.quoted(episode.reason().orElse(episode.cause()), QUOTE);
    return episode
        .figures()
        .map(
            figures ->
                words.of(
                    key,
                    cause,
                    rounded(figures.value()),
                    rounded(figures.usual().orElse(figures.limit())),
                    words.length(figures.over()),
                    rounded(figures.peak())))
        .orElseGet(() -> words.of(key, reason));
  }

  private static double rounded(double value) {
    return Math.round(value * 10) / 10.0;
  }

  private void mention(Told told, Mention mention, List<String> lines) {
    lines.add("“" + excerpt(told, mention) + "”");
    List<String> facts = new ArrayList<>();
    mention.author().flatMap(Author::called).ifPresent(a -> facts.add(Written.quoted(a, 60)));
    mention.rating().ifPresent(r -> facts.add("★ " + words.number(r.outOfFive(), 1)));
    facts.add(Written.quoted(SourceName.of(mention.source(), words), 60));
    mention.brands().forEach(brand -> facts.add(Written.quoted(brand, 60)));
    lines.add("— " + String.join(" · ", facts));
    List<String> reasons = reasons(mention).stream().map(this::worth).toList();
    if (!reasons.isEmpty()) {
      lines.add(words.of("urgent", Written.listed(reasons, language)));
    }
    mention.url().ifPresent(url -> lines.add(words.of("original", Written.cut(url, 500))));
  }

  private String worth(Reason reason) {
    return words.term("term", reason.term()) + " +" + words.number(reason.points(), 1);
  }

  private List<Reason> reasons(Mention mention) {
    return from.ranking().apply(from.clock().instant()).explain(mention).reasons();
  }

  /** Around what matched, where words did; else how it begins. */
  private static String excerpt(Told told, Mention mention) {
    String text = mention.text().or(mention::title).orElse("");
    Optional<Span> match = told.rule().flatMap(Rule::when).flatMap(when -> match(when, mention));
    int from = match.map(span -> Math.max(0, span.start() - AROUND)).orElse(0);
    String cut = from == 0 ? text : "…" + text.substring(text.indexOf(' ', from) + 1);
    return Written.quoted(cut, QUOTE);
  }

  private static Optional<Span> match(String when, Mention mention) {
    Matchable seen = MatchableMention.of(mention);
    return BruteMatcher.spans(Query.parse(when), seen).stream()
        .filter(span -> !span.inTitle())
        .findFirst();
  }

  private Map<String, Object> data(Delivery delivery, List<Told> all) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("delivery", delivery.id());
    data.put("repeat", delivery.repeat());
    data.put("episodes", all.stream().map(this::data).toList());
    return data;
  }

  private Map<String, Object> data(Told told) {
    Map<String, Object> data = new LinkedHashMap<>();
    Episode episode = told.episode();
    data.put("id", episode.id());
    data.put("rule", episode.rule());
    data.put("kind", episode.kind());
    data.put("cause", episode.cause());
    causes.group(episode).ifPresent(group -> data.put("brand", group.brand()));
    data.put("state", episode.state().word());
    data.put("change", change(episode));
    data.put("openedAt", episode.openedAt());
    episode.closedAt().ifPresent(at -> data.put("closedAt", at));
    episode.reason().ifPresent(reason -> data.put("reason", reason));
    told.rule().flatMap(Rule::when).ifPresent(when -> data.put("when", when));
    episode.figures().ifPresent(figures -> data.put("figures", figures));
    data.put("link", link(episode).toString());
    data.put("mentions", told.mentions().stream().map(mention -> data(told, mention)).toList());
    return data;
  }

  private Map<String, Object> data(Told told, Mention mention) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("id", mention.id().value());
    data.put("source", mention.source());
    data.put("brands", mention.brands());
    mention.author().flatMap(Author::called).ifPresent(a -> data.put("author", a));
    data.put("excerpt", excerpt(told, mention).replaceAll("[\u2068\u2069]", ""));
    mention.rating().ifPresent(rating -> data.put("rating", rating));
    mention.sentiment().ifPresent(feeling -> data.put("sentiment", feeling));
    mention.url().ifPresent(url -> data.put("url", url));
    mention.publishedAt().ifPresent(at -> data.put("publishedAt", at));
    data.put("reasons", reasons(mention));
    return data;
  }
}
