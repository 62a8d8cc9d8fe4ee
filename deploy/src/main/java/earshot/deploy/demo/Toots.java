package earshot.deploy.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The town's Mastodon server: hashtag timelines that page both ways, single statuses that answer
 * 404 once deleted, and rate limit headers (https://docs.joinmastodon.org/methods/timelines/#tag).
 */
final class Toots implements Stall {
  // As Mastodon's own: milliseconds of its time, then 16 bits, here of its number.
  private static final int NUMBER_BITS = 16;
  private static final long NUMBER_MASK = (1 << NUMBER_BITS) - 1;
  private static final int MOST = 40;
  private static final Pattern TIMELINE = Pattern.compile("/api/v1/timelines/tag/([^/]+)");
  private static final Pattern STATUS = Pattern.compile("/api/v1/statuses/(\\d{1,18})");
  private static final Pattern HASHTAG = Pattern.compile("#([\\p{L}\\p{M}\\p{N}_]+)");

  private final Town town;
  private final Allowance allowance = new Allowance(3000, Duration.ofMinutes(5));

  Toots(Town town) {
    this.town = town;
  }

  static long id(Utterance said) {
    return said.saidAt().toEpochMilli() << NUMBER_BITS | said.number() & NUMBER_MASK;
  }

  /** The toot with this id, gone or not. */
  Optional<Utterance> find(long id, Instant now) {
    return town.find(id & NUMBER_MASK, now)
        .filter(said -> said.channel() == Channel.TOOT && id(said) == id);
  }

  @Override
  public Optional<Reply> answer(Ask ask) {
    Matcher timeline = TIMELINE.matcher(ask.path());
    Matcher status = STATUS.matcher(ask.path());
    if (!timeline.matches() && !status.matches()) {
      return Optional.empty();
    }
    Allowance.Left left = allowance.take(ask.now());
    if (left.left() < 0) {
      return Optional.of(limited(Reply.refusal(429, "Too many requests"), left));
    }
    Reply reply =
        timeline.matches()
            ? timeline(timeline.group(1), ask)
            : status(Long.parseLong(status.group(1)), ask);
    return Optional.of(limited(reply, left));
  }

  private static Reply limited(Reply reply, Allowance.Left left) {
    return reply
        .with("X-RateLimit-Limit", Integer.toString(left.most()))
        .with("X-RateLimit-Remaining", Integer.toString(Math.max(0, left.left())))
        .with("X-RateLimit-Reset", left.resetAt().toString());
  }

  private Reply status(long id, Ask ask) {
    return find(id, ask.now())
        .filter(said -> !said.gone())
        .map(said -> Reply.json(status(said, ask)))
        .orElseGet(() -> Reply.refusal(404, "Record not found"));
  }

  private Reply timeline(String tag, Ask ask) {
    int limit = ask.number("limit", 20, 1, MOST);
    List<Utterance> page = page(tag, limit, ask);
    ArrayNode statuses = JsonNodeFactory.instance.arrayNode();
    page.forEach(said -> statuses.add(status(said, ask)));
    Reply reply = Reply.json(statuses);
    return page.isEmpty() ? reply : reply.with("Link", links(tag, page, limit, ask));
  }

  // min_id asks for the page right after it, everything else for the newest that fits; either way
  // the newest comes first.
  private List<Utterance> page(String tag, int limit, Ask ask) {
    long below = ask.number("max_id").orElse(Long.MAX_VALUE);
    if (ask.number("min_id").isPresent()) {
      long above = ask.number("min_id").getAsLong();
      long first = find(above, ask.now()).map(Utterance::number).orElse(0L);
      return standing(town.from(first, ask.now(), tagged(tag)), above, below)
          .limit(limit)
          .toList()
          .reversed();
    }
    long above = ask.number("since_id").orElse(0);
    return standing(town.newestFirst(ask.now(), tagged(tag)), above, below).limit(limit).toList();
  }

  private static Predicate<Saying> tagged(String tag) {
    String wanted = tag.toLowerCase(Locale.ROOT);
    return saying -> saying.channel() == Channel.TOOT && hashtags(saying.text()).contains(wanted);
  }

  private static Stream<Utterance> standing(Stream<Utterance> walk, long above, long below) {
    return walk.filter(said -> id(said) > above && id(said) < below && !said.gone());
  }

  private static String links(String tag, List<Utterance> page, int limit, Ask ask) {
    String here = ask.link("/api/v1/timelines/tag/") + encoded(tag) + "?limit=" + limit;
    String prev = "<" + here + "&min_id=" + id(page.getFirst()) + ">; rel=\"prev\"";
    return page.size() < limit
        ? prev
        : "<" + here + "&max_id=" + id(page.getLast()) + ">; rel=\"next\", " + prev;
  }

  private static ObjectNode status(Utterance said, Ask ask) {
    String id = Long.toString(id(said));
    String url = ask.link("/@" + said.author().handle() + "/" + id);
    ObjectNode status =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", id)
            .put("created_at", said.saidAt().toString())
            .putNull("in_reply_to_id")
            .putNull("in_reply_to_account_id")
            .put("sensitive", false)
            .put("spoiler_text", "")
            .put("visibility", "public")
            .put("language", said.language().equals(said.spoken()) ? said.language() : null)
            .put("uri", url)
            .put("url", url)
            .put("replies_count", 0)
            .put("reblogs_count", said.number() % 7)
            .put("favourites_count", said.number() % 23)
            .put("edited_at", said.editedAt().map(Object::toString).orElse(null))
            .put("content", content(said.text(), ask))
            .putNull("reblog");
    account(status.putObject("account"), said.author(), ask);
    status.putArray("media_attachments");
    status.putArray("mentions");
    ArrayNode tags = status.putArray("tags");
    hashtags(said.text())
        .forEach(tag -> tags.addObject().put("name", tag).put("url", tagUrl(tag, ask)));
    status.putArray("emojis");
    return status.putNull("card").putNull("poll");
  }

  private static void account(ObjectNode account, Townsperson author, Ask ask) {
    account
        .put("id", Long.toString(Integer.toUnsignedLong(author.handle().hashCode())))
        .put("username", author.handle())
        .put("acct", author.handle())
        .put("display_name", author.name())
        .put("bot", false)
        .put("url", ask.link("/@" + author.handle()))
        .put("followers_count", author.followers());
  }

  private static String content(String text, Ask ask) {
    return HASHTAG
        .matcher(Markup.paragraph(text))
        .replaceAll(
            tag ->
                "<a href=\"%s\" class=\"mention hashtag\" rel=\"tag\">#<span>%s</span></a>"
                    .formatted(tagUrl(tag.group(1).toLowerCase(Locale.ROOT), ask), tag.group(1)));
  }

  private static List<String> hashtags(String text) {
    return HASHTAG
        .matcher(text)
        .results()
        .map(tag -> tag.group(1).toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  private static String tagUrl(String tag, Ask ask) {
    return ask.link("/tags/" + encoded(tag));
  }

  private static String encoded(String tag) {
    return URLEncoder.encode(tag, StandardCharsets.UTF_8);
  }
}
