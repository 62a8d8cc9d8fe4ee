package earshot.mention;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mention in the making. A source fills in what it read (null, blank and empty mean absent); the
 * runtime adds when and for whom it was collected; the topology starts from a mention and adds
 * conclusions.
 */
public final class Draft {
  private final String source;
  private final String account;
  private final String nativeId;
  private final Kind kind;
  private final MentionId id;
  private long version;
  private List<String> brands = List.of();
  private boolean byQuery;
  private Optional<Author> author = Optional.empty();
  private Optional<String> title = Optional.empty();
  private Optional<String> text = Optional.empty();
  private Optional<String> url = Optional.empty();
  private Optional<Rating> rating = Optional.empty();
  private Optional<Engagement> engagement = Optional.empty();
  private Optional<String> language = Optional.empty();
  private Optional<Sentiment> sentiment = Optional.empty();
  private List<Statement> statements = List.of();
  private Optional<Priority> priority = Optional.empty();
  private Optional<Instant> publishedAt = Optional.empty();
  private Optional<Instant> editedAt = Optional.empty();
  private Instant collectedAt = Instant.EPOCH;
  private Optional<Instant> until = Optional.empty();
  private boolean backfilled;
  private Optional<String> status = Optional.empty();
  private Optional<String> assignee = Optional.empty();
  private Optional<Reply> reply = Optional.empty();
  private List<Deed> history = List.of();
  private Optional<String> thread = Optional.empty();
  private Optional<MentionId> answers = Optional.empty();
  private Optional<MentionId> answeredAs = Optional.empty();
  private Optional<String> place = Optional.empty();
  private boolean cut;
  private int duplicates;
  private Optional<MentionId> copyOf = Optional.empty();
  private List<String> models = List.of();
  private Optional<Map<String, String>> matched = Optional.empty();

  Draft(String source, String account, String nativeId, Kind kind) {
    this.source = source;
    this.account = account;
    this.nativeId = Texts.present(nativeId).orElse("");
    Refuse.when(this.nativeId.isEmpty(), "a mention of %s has no id", source);
    this.kind = kind;
    this.id = MentionId.of(source, account, this.nativeId);
  }

  Draft(Mention from) {
    source = from.source();
    account = from.account();
    nativeId = from.nativeId();
    kind = from.kind();
    id = from.id();
    version = from.version();
    brands = from.brands();
    byQuery = from.byQuery();
    author = from.author();
    title = from.title();
    text = from.text();
    url = from.url();
    rating = from.rating();
    engagement = from.engagement();
    language = from.language();
    sentiment = from.sentiment();
    statements = from.statements();
    priority = from.priority();
    publishedAt = from.publishedAt();
    editedAt = from.editedAt();
    collectedAt = from.collectedAt();
    until = from.until();
    backfilled = from.backfilled();
    status = from.status();
    assignee = from.assignee();
    reply = from.reply();
    history = from.history();
    thread = from.thread();
    answers = from.answers();
    answeredAs = from.answeredAs();
    place = from.place();
    cut = from.cut();
    duplicates = from.duplicates();
    copyOf = from.copyOf();
    models = from.models();
    matched = from.matched();
  }

  public MentionId id() {
    return id;
  }

  public String nativeId() {
    return nativeId;
  }

  public Optional<Instant> publishedAt() {
    return publishedAt;
  }

  public Draft author(@Nullable String name, @Nullable String handle, @Nullable String url) {
    return author(name, handle, url, null);
  }

  public Draft author(
      @Nullable String name,
      @Nullable String handle,
      @Nullable String url,
      @Nullable Long followers) {
    Author who =
        new Author(
            Texts.present(name),
            Texts.present(handle),
            Texts.present(url),
            Optional.ofNullable(followers).filter(n -> n >= 0));
    author = who.empty() ? Optional.empty() : Optional.of(who);
    return this;
  }

  public Draft title(@Nullable String title) {
    this.title = Texts.present(title).map(Texts::cut);
    return this;
  }

  public Draft text(@Nullable String text) {
    this.text = Texts.present(text).map(Texts::cut);
    cut = text != null && text.length() > Texts.LONGEST;
    return this;
  }

  public Draft url(@Nullable String url) {
    this.url = Texts.present(url);
    return this;
  }

  public Draft rating(@Nullable Rating rating) {
    this.rating = Optional.ofNullable(rating);
    return this;
  }

  public Draft engagement(@Nullable Long likes, @Nullable Long replies, @Nullable Long shares) {
    boolean none = likes == null && replies == null && shares == null;
    engagement =
        none
            ? Optional.empty()
            : Optional.of(
                new Engagement(
                    Optional.ofNullable(likes),
                    Optional.ofNullable(replies),
                    Optional.ofNullable(shares)));
    return this;
  }

  /** ISO 639-1, what the place says or what we concluded. */
  public Draft language(@Nullable String language) {
    this.language = Texts.present(language);
    return this;
  }

  public Draft publishedAt(@Nullable Instant publishedAt) {
    this.publishedAt = Optional.ofNullable(publishedAt);
    return this;
  }

  /** When it was changed; places that give this time for everything mean no edit by the first. */
  public Draft editedAt(@Nullable Instant editedAt) {
    this.editedAt = Optional.ofNullable(editedAt);
    return this;
  }

  public Draft reply(@Nullable Reply reply) {
    this.reply = Optional.ofNullable(reply);
    return this;
  }

  public Draft thread(@Nullable String thread) {
    this.thread = Texts.present(thread);
    return this;
  }

  /** The brand wrote it, and answers what is called so there. */
  public Draft answers(String called) {
    answers = Optional.of(MentionId.of(source, account, called));
    return this;
  }

  /** What the brand answers to it comes as a thing of its own, which calls it so. */
  public Draft answeredAs(String called) {
    answeredAs = Optional.of(MentionId.of(source, account, called));
    return this;
  }

  public Draft place(@Nullable String place) {
    this.place = Texts.present(place);
    return this;
  }

  public Draft version(long version) {
    this.version = version;
    return this;
  }

  public Draft brands(List<String> brands) {
    this.brands = List.copyOf(brands);
    return this;
  }

  public Draft sentiment(@Nullable Sentiment sentiment) {
    this.sentiment = Optional.ofNullable(sentiment);
    return this;
  }

  public Draft statements(List<Statement> statements) {
    this.statements = List.copyOf(statements);
    return this;
  }

  public Draft priority(@Nullable Priority priority) {
    this.priority = Optional.ofNullable(priority);
    return this;
  }

  public Draft status(@Nullable String status) {
    this.status = Texts.present(status);
    return this;
  }

  public Draft assignee(@Nullable String assignee) {
    this.assignee = Texts.present(assignee);
    return this;
  }

  public Draft history(List<Deed> history) {
    this.history = List.copyOf(history);
    return this;
  }

  /** What people have made of it; an answer at the place itself counts before one from here. */
  public Draft work(Work work) {
    status = work.status();
    assignee = work.assignee();
    Optional<Reply> shown = reply;
    reply = work.reply().map(ours -> shown.map(ours::seenAt).orElse(ours)).or(() -> shown);
    sentiment = work.sentiment();
    history = work.history();
    return this;
  }

  /** How many others say nearly the same, and who of them said it first. */
  public Draft copies(int duplicates, Optional<MentionId> copyOf) {
    this.duplicates = duplicates;
    this.copyOf = copyOf;
    return this;
  }

  /** Which queries of brands it matched, by brand and version, where they were asked. */
  public Draft matched(Optional<Map<String, String>> matched) {
    this.matched = matched;
    return this;
  }

  /** By what it was read. */
  public Draft models(List<String> models) {
    this.models = List.copyOf(models);
    return this;
  }

  /** When what was said has to leave. */
  public Draft until(@Nullable Instant until) {
    this.until = Optional.ofNullable(until);
    return this;
  }

  public Draft collectedAt(Instant collectedAt) {
    this.collectedAt = collectedAt;
    return this;
  }

  /**
   * What the runtime knows and a source does not: when it was collected, for which brands, and how
   * it counts.
   */
  public Mention collected(Instant at, List<String> owners, boolean byQuery, boolean backfilled) {
    this.collectedAt = at;
    this.brands = List.copyOf(owners);
    this.byQuery = byQuery;
    this.backfilled = backfilled;
    return mention();
  }

  /** The mention as it stands now. */
  public Mention mention() {
    return new Mention(
        id,
        version,
        source,
        account,
        nativeId,
        kind,
        brands,
        byQuery,
        author,
        title,
        text,
        url,
        rating,
        engagement,
        language,
        sentiment,
        statements,
        priority,
        publishedAt,
        editedAt.filter(at -> !publishedAt.equals(Optional.of(at))),
        collectedAt,
        until,
        backfilled,
        status,
        assignee,
        reply,
        history,
        thread,
        answers,
        answeredAs,
        place,
        cut,
        duplicates,
        copyOf,
        models,
        matched);
  }
}
