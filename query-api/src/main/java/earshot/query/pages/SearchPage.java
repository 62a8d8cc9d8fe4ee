package earshot.query.pages;

import earshot.mention.Group;
import earshot.mention.Queue;
import earshot.query.Facet;
import earshot.query.GroupBook;
import earshot.query.GroupLabels;
import earshot.query.Groups;
import earshot.query.MentionStore;
import earshot.query.SearchRequest;
import earshot.query.SearchResult;
import earshot.query.Sort;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the search page. */
final class SearchPage {
  private final MentionStore store;
  private final GroupBook book;
  private final Words words;

  SearchPage(MentionStore store, GroupBook book, Words words) {
    this.store = store;
    this.book = book;
    this.words = words;
  }

  /**
   * The page that these parameters ask for.
   *
   * @throws earshot.query.SearchFailure when they can't be answered
   */
  SearchView view(Map<String, List<String>> parameters, Chrome chrome) {
    SearchRequest request =
        SearchRequest.of(parameters).toBuilder().highlight(true).widen(true).build();
    SearchResult result = store.search(request);
    Address here = Address.of(parameters);
    Map<String, String> labels = labels(request, result);
    FilterLinks filters = new FilterLinks(here, words, labels);
    return new SearchView(
        chrome,
        request.q().orElse(""),
        kept(here),
        queues(request, result, here),
        sorts(request, here),
        filters.spans(result.ranking().now()),
        filters.of(result.facets()),
        filters.chips(),
        words.of("search.total", result.total()),
        result.hits().stream().map(hit -> Card.of(hit, result.ranking(), words, labels)).toList(),
        request.after().map(after -> here.toString()),
        result.after().map(after -> here.set("after", after).toString()),
        here.without(FilterLinks.names()).toString(),
        export(here, "csv"),
        export(here, "jsonl"),
        "/api/v1/events" + here.without("sort", "size", "fold").query());
  }

  /** What the groups on this page are called. */
  private Map<String, String> labels(SearchRequest request, SearchResult result) {
    Groups groups = book.now();
    Set<Group> shown = new LinkedHashSet<>();
    request.only().getOrDefault(Facet.GROUP, Set.of()).forEach(id -> shown.addAll(groups.byId(id)));
    result.mentions().forEach(m -> Facet.GROUP.of(m).forEach(id -> shown.addAll(groups.byId(id))));
    return shown.isEmpty() ? Map.of() : new GroupLabels(store).of(shown);
  }

  private static List<SearchView.Kept> kept(Address here) {
    List<SearchView.Kept> kept = new ArrayList<>();
    here.except("q")
        .forEach((name, values) -> values.forEach(v -> kept.add(new SearchView.Kept(name, v))));
    return kept;
  }

  /** The two queues and both together, each with how many it has whichever is open. */
  private List<Choice> queues(SearchRequest request, SearchResult result, Address here) {
    Map<String, Long> counted = result.facets().getOrDefault(Facet.QUEUE, Map.of());
    boolean all = !request.only().containsKey(Facet.QUEUE);
    List<Choice> queues = new ArrayList<>();
    Address any = here.without("queue");
    long total = all ? result.total() : store.count(lifted(request));
    queues.add(queue("search.all", any, all, total));
    for (Queue queue : Queue.values()) {
      String word = queue.word();
      boolean open = here.values("queue").equals(List.of(word));
      long count = all || open ? counted.getOrDefault(word, 0L) : store.count(only(request, word));
      queues.add(queue("queue." + word, any.set("queue", word), open, count));
    }
    return queues;
  }

  private Choice queue(String key, Address to, boolean open, long count) {
    return new Choice(words.of(key), to.toString(), open, words.compact(count));
  }

  private static SearchRequest lifted(SearchRequest request) {
    return only(request);
  }

  private static SearchRequest only(SearchRequest request, String... queues) {
    return request.toBuilder().only(Facet.QUEUE, queues).after(null).build();
  }

  private List<Choice> sorts(SearchRequest request, Address here) {
    List<Choice> sorts = new ArrayList<>();
    for (Sort sort : Sort.values()) {
      if (sort != Sort.RELEVANCE || request.q().isPresent()) {
        String to =
            (sort == Sort.PRIORITY ? here.without("sort") : here.set("sort", sort.word()))
                .toString();
        String label = words.of("sort." + sort.word());
        sorts.add(new Choice(label, to, request.sort() == sort, ""));
      }
    }
    return sorts;
  }

  private static String export(Address here, String format) {
    return "/api/v1/export" + here.without("sort", "size", "fold").set("format", format).query();
  }

  /** The query of a search that failed, to be shown again. */
  static Optional<String> asked(Map<String, List<String>> parameters) {
    return parameters.getOrDefault("q", List.of()).stream().findFirst();
  }
}
