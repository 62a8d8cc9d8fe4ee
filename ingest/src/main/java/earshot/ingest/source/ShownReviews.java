package earshot.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The few reviews of a business that a place chooses to show in one language: a window, for no
 * order is promised and every call is counted.
 */
public abstract class ShownReviews extends ApiFeed {
  private final String list;

  /**
   * A feed of one business.
   *
   * @param language as the place names it
   * @param list field of the answer that holds the reviews
   */
  protected ShownReviews(String source, String business, String language, String list, Api api) {
    super(source, business, business + "/" + language, Shape.WINDOW, api);
    this.list = list;
  }

  @Override
  public final Duration fastest() {
    return Duration.ofHours(1);
  }

  @Override
  public final Page parse(Fetched fetched) throws IOException {
    JsonNode reviews = Json.list(answer(fetched), list);
    return Page.last(Json.items(reviews, "id", this::review));
  }

  /** One review. */
  protected abstract Optional<Item> review(JsonNode review);
}
