package earshot.query.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import earshot.query.BadSearch;
import earshot.query.SearchFailure;
import earshot.query.StoreUnavailable;
import java.util.List;

/** What it means to who asked when Elasticsearch understood and refuses. */
final class Refusals {
  private static final int BAD_REQUEST = 400;

  private Refusals() {}

  static SearchFailure of(ElasticsearchException e) {
    String why = deepest(e.error());
    return e.status() == BAD_REQUEST
        ? new BadSearch("q", "this can't be searched for: " + why)
        : new StoreUnavailable("Elasticsearch refuses: " + why, e);
  }

  /** The outer causes only say that all shards failed. */
  private static String deepest(ErrorCause error) {
    List<ErrorCause> roots = error.rootCause();
    ErrorCause cause = roots.isEmpty() ? error : roots.getFirst();
    for (ErrorCause inner = cause.causedBy(); inner != null; inner = cause.causedBy()) {
      cause = inner;
    }
    return String.valueOf(cause.reason());
  }
}
