package earshot.ingest.source;

import okhttp3.Request;

/**
 * How one known item can be asked for again, so that edits and deletions are seen. 404 and 410 mean
 * gone.
 */
public interface Lookup {
  /** The request for one item. */
  Request request(String nativeId);

  /**
   * Reads the answer about this item.
   *
   * @throws Refusal when the place says in its answer that it refuses, or that the item is gone
   * @throws Exception when the answer is not what this place gives
   */
  Item parse(String nativeId, Fetched fetched) throws Exception;
}
