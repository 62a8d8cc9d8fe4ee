package earshot.query.pages;

import earshot.mention.Queue;
import earshot.mention.Status;
import earshot.query.Facet;
import earshot.query.MentionStore;
import earshot.query.SearchRequest;
import earshot.query.SearchResult;
import earshot.query.Sort;
import earshot.query.Wording;
import earshot.query.http.Wiring;
import earshot.query.live.SavedSearches;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the search page. */
final class SearchPage {
  private static final String[] UNSETTLED =
      Arrays.stream(Status.values())
          .filter(status -> !status.settled())
          .map(Status::word)
          .toArray(String[]::new);

  private final MentionStore store;
  private final Wiring wiring;
  private final SavedSearches saved;
  private final Wording words;

  SearchPage(Wiring wiring, SavedSearches saved, Wording words) {
    this.store = wiring.store();
    this.wiring = wiring;
    this.saved = saved;
    this.words = words;
  }

  /**
   * The page that these parameters ask for.
   *
   * @throws earshot.query.SearchFailure when they can't be answered
   */
  SearchView view(Map<String, List<String>> parameters, Chrome chrome) {
    SearchRequest request = question(parameters).toBuilder().highlight(true).widen(true).build();
    SearchResult result = store.search(request);
    Address here = Address.of(parameters);
    Set<String> asked = request.only().getOrDefault(Facet.GROUP, Set.of());
    Backdrop backdrop = Backdrop.of(result.mentions(), asked, result.ranking(), words, wiring);
    FilterLinks filters = new FilterLinks(here, words, backdrop.labels());
    return new SearchView(
        chrome,
        request.after().map(after -> here.set("after", after)).orElse(here).toString(),
        request.q().orElse(""),
        kept(here.without("q")),
        saved(here),
        RuleQuery.of(here)
            .map(when -> RulesPage.PATH + Address.of(Map.of("when", List.of(when))).query()),
        queues(request, result, here),
        sorts(request, here),
        filters.spans(result.ranking().now()),
        here.first("from"),
        here.first("to"),
        kept(here.without("from", "to")),
        filters.of(result.facets()),
        filters.chips(),
        words.of("search.total", result.total()),
        result.hits().stream().map(hit -> Card.of(hit, backdrop)).toList(),
        request.after().map(after -> here.toString()),
        result.after().map(after -> here.set("after", after).toString()),
        here.without(FilterLinks.names()).toString(),
        export(here, "csv"),
        export(here, "jsonl"),
        "/api/v1/events" + timed(here).without("sort", "size", "fold").query());
  }

  /** The question, with its days as those of the reader. */
  private SearchRequest question(Map<String, List<String>> parameters) {
    Map<String, List<String>> asked = new LinkedHashMap<>(parameters);
    asked.putAll(timed(Address.of(parameters)).except());
    return SearchRequest.of(asked);
  }

  /** The same for programs, whose days are those of UTC. */
  private Address timed(Address here) {
    return Spans.daysOf(words.zone(), here);
  }

  /** All parameters of an address, for a form that asks anew. */
  static List<SearchView.Kept> kept(Address here) {
    List<SearchView.Kept> kept = new ArrayList<>();
    here.except()
        .forEach((name, values) -> values.forEach(v -> kept.add(new SearchView.Kept(name, v))));
    return kept;
  }

  private List<Choice> saved(Address here) {
    return saved.all().stream()
        .map(
            search ->
                new Choice(
                    search.name(),
                    "/?" + search.query(),
                    here.query().equals("?" + search.query()),
                    ""))
        .toList();
  }

  /**
   * The two queues of what nobody has finished with, and everything; each with how many it has
   * whichever is open.
   */
  private List<Choice> queues(SearchRequest request, SearchResult result, Address here) {
    boolean all = !request.only().containsKey(Facet.QUEUE);
    boolean unsettled = here.values("status").equals(List.of(UNSETTLED));
    Address any = all || !unsettled ? here.without("queue") : here.without("queue", "status");
    List<Choice> queues = new ArrayList<>();
    queues.add(queue("search.all", any, all, all ? result.total() : count(any)));
    for (Queue queue : Queue.values()) {
      Address to = any.set("queue", queue.word());
      Address open = to.values("status").isEmpty() ? to.set("status", UNSETTLED) : to;
      boolean chosen = here.values("queue").equals(List.of(queue.word()));
      long count = chosen ? result.total() : count(open);
      queues.add(queue("queue." + queue.word(), open, chosen, count));
    }
    return queues;
  }

  private Choice queue(String key, Address to, boolean open, long count) {
    return new Choice(words.of(key), to.toString(), open, words.compact(count));
  }

  private long count(Address address) {
    return store.count(question(address.except()));
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

  private String export(Address here, String format) {
    return "/api/v1/export"
        + timed(here).without("sort", "size", "fold").set("format", format).query();
  }

  /** The query of a search that failed, to be shown again. */
  static Optional<String> asked(Map<String, List<String>> parameters) {
    return parameters.getOrDefault("q", List.of()).stream().findFirst();
  }
}
