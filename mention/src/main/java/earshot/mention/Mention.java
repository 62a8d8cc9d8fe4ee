package earshot.mention;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one person said in public, and what we concluded. On {@code mentions.raw} only what was said
 * is filled; on {@code mentions} the conclusions too. Absent is absent: no empty strings, no zero
 * in place of unknown.
 *
 * @param version counts what the topology let pass about this id, from 1; 0 on {@code mentions.raw}
 * @param account whose place at the source it is (a server, a page, an app), part of the identity
 * @param nativeId the id at the source within the account, part of the identity
 * @param brands brands it belongs to; on {@code mentions.raw} those that own the place
 * @param byQuery whether it only counts for brands whose query it matches (a searching source)
 * @param publishedAt when the place says it was said
 * @param collectedAt when we first saw it
 * @param until when what was said has to leave, where its place lets it be kept for a time only
 * @param backfilled whether it was older than the source's start here, so that it raises no alert
 * @param status where people said that the work on it stands, see {@link Status}; {@link #state}
 *     counts answers too
 * @param history what people did with it, oldest first
 * @param thread what it belongs to: the discussion, video or article
 * @param answers what it answers, where it is the brand's own answer and so no mention itself
 * @param answeredAs what it is called by the brand's answers to it, where those come as things of
 *     their own
 * @param place where in the world or which listing it speaks of
 * @param cut whether the text was longer than what is kept
 * @param duplicates how many others say nearly the same, word by word; filled in when somebody asks
 * @param copyOf the one of them that said it first, if it was not this one; like the former
 * @param models by what it was read: each model and list with its checksum
 * @param matched the brands whose query it matched, each with the {@link Brand#version} that did;
 *     absent where a person said whose it is, and in what was assessed before this was noted
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Mention(
    MentionId id,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) long version,
    String source,
    String account,
    String nativeId,
    Kind kind,
    List<String> brands,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean byQuery,
    Optional<Author> author,
    Optional<String> title,
    Optional<String> text,
    Optional<String> url,
    Optional<Rating> rating,
    Optional<Engagement> engagement,
    Optional<String> language,
    Optional<Sentiment> sentiment,
    List<Statement> statements,
    Optional<Priority> priority,
    Optional<Instant> publishedAt,
    Optional<Instant> editedAt,
    Instant collectedAt,
    Optional<Instant> until,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean backfilled,
    Optional<String> status,
    Optional<String> assignee,
    Optional<Reply> reply,
    List<Deed> history,
    Optional<String> thread,
    Optional<MentionId> answers,
    Optional<MentionId> answeredAs,
    Optional<String> place,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean cut,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) int duplicates,
    Optional<MentionId> copyOf,
    List<String> models,
    @JsonFormat(with = JsonFormat.Feature.WRITE_SORTED_MAP_ENTRIES)
        Optional<Map<String, String>> matched) {

  /** The status of what nobody took up yet. */
  public static final String OPEN = Status.OPEN.word();

  @SuppressWarnings("NullAway") // JSON leaves absent lists and the empty account out
  public Mention {
    boolean whole = id != null && source != null && nativeId != null && kind != null;
    Refuse.when(!whole || collectedAt == null, "a mention needs id, source, kind and time");
    Refuse.when(source.isBlank(), "a mention needs its source");
    Refuse.when(nativeId.isBlank(), "a mention needs its id at the source");
    account = account == null ? "" : account;
    brands = orEmpty(brands);
    statements = orEmpty(statements);
    history = orEmpty(history);
    models = orEmpty(models);
    matched = matched.map(Map::copyOf);
  }

  private static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  /** Begins a mention that a source has read; see {@link Draft#collected}. */
  public static Draft said(String source, String account, String nativeId, Kind kind) {
    return new Draft(source, account, nativeId, kind);
  }

  /** When it counts as said: when the place says so, else when we first saw it. */
  @JsonIgnore
  public Instant at() {
    return publishedAt.orElse(collectedAt);
  }

  /** The id of what the discussion begins with that it belongs to, where it belongs to one. */
  @JsonIgnore
  public Optional<MentionId> beginning() {
    return thread.map(began -> MentionId.of(source, account, began));
  }

  /** Title and text as one, for whoever reads all words. */
  @JsonIgnore
  public String words() {
    return title.map(t -> text.map(body -> t + "\n" + body).orElse(t)).or(() -> text).orElse("");
  }

  /** What the brand answered; what did not get there is no answer. */
  @JsonIgnore
  public Optional<Reply> answer() {
    return reply.filter(given -> !given.isRefused());
  }

  /**
   * Where the work on it stands: what somebody said last, unless the brand answered it since at its
   * place; {@link #OPEN} where neither happened.
   */
  @JsonIgnore
  public String state() {
    return status
        .filter(said -> !isAnsweredSince(said))
        .orElse(answer().isPresent() ? Status.ANSWERED.word() : OPEN);
  }

  private boolean isAnsweredSince(String said) {
    Instant then =
        history.stream()
            .filter(deed -> deed.act() == Act.STATUS)
            .map(Deed::at)
            .reduce(Instant.EPOCH, (earlier, later) -> later);
    return Status.named(said).filter(Status::settled).isEmpty()
        && answer().flatMap(Reply::at).filter(then::isBefore).isPresent();
  }

  /**
   * What may stay when the text has to leave: ids, times, stars, counts and what was concluded; and
   * what people of ours wrote.
   */
  public Mention withoutText() {
    boolean ours = history.stream().anyMatch(deed -> deed.act() == Act.REPLY);
    return toDraft()
        .author(null, null, null)
        .title(null)
        .text(null)
        .reply(ours ? reply.orElse(null) : null)
        .statements(List.of())
        .until(null)
        .mention();
  }

  /** The same without conclusions and what people did, as it stands on {@code mentions.raw}. */
  public Mention asSaid(List<String> owners) {
    return toDraft()
        .version(0)
        .brands(owners)
        .matched(Optional.empty())
        .sentiment(null)
        .statements(List.of())
        .priority(null)
        .status(null)
        .assignee(null)
        .reply(null)
        .history(List.of())
        .copies(0, Optional.empty())
        .mention();
  }

  /** A builder that starts from this mention, for conclusions. */
  public Draft toDraft() {
    return new Draft(this);
  }

  /** The {@link #contentHash} that it had before anybody answered from here. */
  @JsonIgnore
  public long saidHash() {
    boolean ours = history.stream().anyMatch(deed -> deed.act() == Act.REPLY);
    return ours ? toDraft().reply(null).mention().contentHash() : contentHash();
  }

  /**
   * Tells versions of one id apart: 64 bits over what the person said, not over counts or when we
   * looked.
   */
  @JsonIgnore
  public long contentHash() {
    return ContentHash.of(this);
  }

  /** Tells whether its writer changed it: 31 bits over title, text and rating; never 0. */
  @JsonIgnore
  public int wordsHash() {
    return ContentHash.ofWords(this);
  }
}
