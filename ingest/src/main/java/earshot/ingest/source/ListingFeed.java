package earshot.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** What a place states about a business: one answer, looked at twice a day. */
public abstract class ListingFeed extends ApiFeed {
  private static final Polling POLLING = Polling.of(Shape.WINDOW).atMostEvery(Duration.ofHours(12));

  private final String needed;

  /**
   * A feed of a source; see {@link ApiFeed}.
   *
   * @param needed where there is something without which an answer is none, as in {@code /name}
   */
  protected ListingFeed(String source, String account, String place, String needed, Api api) {
    super(source, account, place, POLLING, api);
    this.needed = needed;
  }

  /** Where it is asked for. */
  protected abstract HttpUrl.Builder where();

  /** What an answer states. */
  protected abstract List<Item> facts(JsonNode answer);

  @Override
  public final Request request(Cursor cursor, Optional<String> page) {
    return api.get(where());
  }

  @Override
  public final Page parse(Fetched fetched) throws IOException {
    JsonNode answer = answer(fetched);
    if (answer.at(needed).asText("").isBlank()) {
      throw new IOException("no listing in the answer: it has no " + needed);
    }
    return Page.last(facts(answer));
  }
}
