package earshot.deploy.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The town's Hacker News: Algolia's search by date, at most 1,000 hits a query, and the item
 * interface that says {@code deleted} (https://hn.algolia.com/api,
 * https://github.com/HackerNews/API).
 */
final class HackerNews implements Stall {
  private static final long FIRST_ID = 45_700_000;
  private static final long ID_STEP = 3;
  private static final long THREAD = FIRST_ID - 1;
  private static final String THREAD_TITLE = "Ask HN: How does dinner get to you in a small town?";
  private static final int MOST_HITS = 1000;
  private static final String SEARCH = "/api/v1/search_by_date";
  private static final Pattern ITEM = Pattern.compile("/v0/item/(\\d{1,15})\\.json");
  private static final Pattern FILTER = Pattern.compile("created_at_i(>=|<=|>|<|=)(\\d{1,15})");

  private final Town town;

  HackerNews(Town town) {
    this.town = town;
  }

  @Override
  public Optional<Reply> answer(Ask ask) {
    Matcher item = ITEM.matcher(ask.path());
    if (item.matches()) {
      return Optional.of(item(Long.parseLong(item.group(1)), ask.now()));
    }
    return ask.path().equals(SEARCH) ? Optional.of(search(ask)) : Optional.empty();
  }

  private Reply search(Ask ask) {
    int size = ask.number("hitsPerPage", 20, 1, MOST_HITS);
    int page = ask.number("page", 0, 0, MOST_HITS);
    List<Utterance> found = found(ask);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode hits = answer.putArray("hits");
    found.stream()
        .skip((long) page * size)
        .limit(size)
        .forEach(said -> hit(hits.addObject(), said));
    answer
        .put("nbHits", found.size())
        .put("page", page)
        .put("nbPages", (found.size() + size - 1) / size)
        .put("hitsPerPage", size)
        .put("exhaustiveNbHits", true)
        .put("query", ask.value("query").orElse(""))
        .put("processingTimeMS", 1);
    return Reply.json(answer);
  }

  private List<Utterance> found(Ask ask) {
    List<Predicate<Utterance>> filters =
        Stream.of(ask.value("numericFilters").orElse("").split(","))
            .filter(filter -> !filter.isBlank())
            .map(HackerNews::filter)
            .toList();
    List<String> words =
        Stream.of(ask.value("query").orElse("").toLowerCase(Locale.ROOT).split("[\\s\"]+"))
            .filter(word -> !word.isBlank())
            .toList();
    String tags = ask.value("tags").orElse("(story,comment)");
    return town.newestFirst(ask.now(), saying -> saying.channel() == Channel.HACKERNEWS)
        .filter(said -> !said.gone())
        .filter(said -> tags.contains(kind(said)))
        .filter(said -> filters.stream().allMatch(filter -> filter.test(said)))
        .filter(said -> words.stream().allMatch(lowercase(said)::contains))
        .limit(MOST_HITS)
        .toList();
  }

  private static Predicate<Utterance> filter(String written) {
    Matcher filter = FILTER.matcher(written.replace(" ", ""));
    if (!filter.matches()) {
      throw new Ask.BadAsk("numericFilters: '" + written + "' isn't like created_at_i>1700000000");
    }
    long bound = Long.parseLong(filter.group(2));
    return switch (filter.group(1)) {
      case ">" -> said -> said.saidAt().getEpochSecond() > bound;
      case ">=" -> said -> said.saidAt().getEpochSecond() >= bound;
      case "<" -> said -> said.saidAt().getEpochSecond() < bound;
      case "<=" -> said -> said.saidAt().getEpochSecond() <= bound;
      default -> said -> said.saidAt().getEpochSecond() == bound;
    };
  }

  private Reply item(long id, Instant now) {
    Optional<Utterance> asked =
        town.find(Math.floorDiv(id - FIRST_ID, ID_STEP), now)
            .filter(said -> said.channel() == Channel.HACKERNEWS && id(said) == id);
    if (asked.isEmpty()) {
      return Reply.json(JsonNodeFactory.instance.nullNode());
    }
    Utterance said = asked.get();
    ObjectNode item = JsonNodeFactory.instance.objectNode().put("id", id).put("type", kind(said));
    item.put("time", said.saidAt().getEpochSecond());
    if (said.title().isEmpty()) {
      item.put("parent", THREAD);
    }
    if (said.gone()) {
      return Reply.json(item.put("deleted", true));
    }
    said.title().ifPresent(title -> item.put("title", title));
    return Reply.json(item.put("by", said.author().handle()).put("text", html(said.text())));
  }

  private static void hit(ObjectNode hit, Utterance said) {
    String text = html(said.text());
    boolean story = said.title().isPresent();
    hit.put("objectID", Long.toString(id(said)))
        .put("created_at", said.saidAt().truncatedTo(ChronoUnit.SECONDS).toString())
        .put("created_at_i", said.saidAt().getEpochSecond())
        .put("updated_at", said.changedAt().truncatedTo(ChronoUnit.SECONDS).toString())
        .put("author", said.author().handle())
        .put("title", said.title().orElse(null))
        .putNull("url")
        .put("story_text", story ? text : null)
        .put("comment_text", story ? null : text)
        .put("story_title", story ? null : THREAD_TITLE)
        .put("story_id", story ? id(said) : THREAD)
        .put("parent_id", story ? null : (Long) THREAD)
        .put("points", story ? (Integer) (int) (said.number() % 190) : null)
        .put("num_comments", story ? (Integer) (int) (said.number() % 40) : null);
    hit.putArray("_tags")
        .add(kind(said))
        .add("author_" + said.author().handle())
        .add("story_" + (story ? id(said) : THREAD));
  }

  // Hacker News keeps <i> and escapes the rest, quotes and slashes too.
  private static String html(String text) {
    return Markup.escaped(text)
        .replace("'", "&#x27;")
        .replace("\"", "&quot;")
        .replace("/", "&#x2F;")
        .replace("&lt;i&gt;", "<i>")
        .replace("&lt;&#x2F;i&gt;", "</i>");
  }

  private static String lowercase(Utterance said) {
    return (said.title().orElse("") + ' ' + said.text()).toLowerCase(Locale.ROOT);
  }

  private static String kind(Utterance said) {
    return said.title().isPresent() ? "story" : "comment";
  }

  private static long id(Utterance said) {
    return FIRST_ID + said.number() * ID_STEP;
  }
}
