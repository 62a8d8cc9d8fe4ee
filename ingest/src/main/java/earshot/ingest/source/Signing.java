package earshot.ingest.source;

import java.time.Instant;
import okhttp3.Request;

/**
 * Signs every request anew, where a place wants that; the runtime does it, for it knows the time.
 */
public interface Signing {
  /** The request as its place takes it at this moment. */
  Request signed(Request request, Instant now);
}
