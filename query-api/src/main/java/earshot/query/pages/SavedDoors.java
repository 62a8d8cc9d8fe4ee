package earshot.query.pages;

import earshot.mention.Texts;
import earshot.query.BadSearch;
import earshot.query.MentionStore;
import earshot.query.SavedSearch;
import earshot.query.SearchRequest;
import earshot.query.http.Admits;
import earshot.query.http.Routes;
import earshot.query.live.SavedSearches;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps searches under names, and forgets them. */
final class SavedDoors implements Routes {
  private static final String NAME = "name";

  private final MentionStore store;
  private final SavedSearches saved;

  SavedDoors(MentionStore store, SavedSearches saved) {
    this.store = store;
    this.saved = saved;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.post("/searches", this::keep, Admits.AGENTS);
    routes.post("/searches/forget", this::forget, Admits.AGENTS);
  }

  /** Fields other than the name are the parameters of the search. */
  private void keep(Context context) {
    Map<String, List<String>> asked = new LinkedHashMap<>(context.formParamMap());
    asked.remove(NAME);
    store.count(SearchRequest.of(asked)); // refuses what can't be searched
    String query = Address.of(asked).query();
    String name = name(context);
    if (query.isEmpty()) {
      throw new BadSearch("q", "a search for everything needs no name");
    }
    saved.put(new SavedSearch(name, query.substring(1)));
    context.status(303).header("Location", "/" + query);
  }

  private void forget(Context context) {
    saved.remove(name(context));
    context.status(303).header("Location", "/");
  }

  private static String name(Context context) {
    return Texts.present(context.formParam(NAME))
        .filter(name -> name.length() <= SavedSearch.LONGEST_NAME)
        .orElseThrow(
            () ->
                new BadSearch(
                    NAME,
                    "a saved search needs a name of at most %d characters"
                        .formatted(SavedSearch.LONGEST_NAME)));
  }
}
