package earshot.ingest.fetch;

import java.io.IOException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What to do about an answer, or about none. */
public enum ResponseAction {
  /** Read it. */
  SUCCESS,
  /** A passing failure: ask again soon. */
  RETRY,
  /** We ask too often: ask again later, and everything else of this host too. */
  SLOW_DOWN,
  /** Asking again now would change nothing: this walk ends, with the reason. */
  GIVE_UP,
  /** Nothing new. */
  IGNORE;

  /** The kind of an answer with this status, redirects already followed. */
  static ResponseAction of(int status) {
    return switch (status) {
      case 204, 304 -> IGNORE;
      case 408, 425 -> RETRY;
      case 420, 429 -> SLOW_DOWN; // 420: "enhance your calm", old but alive
      default -> status / 100 == 2 ? SUCCESS : status / 100 == 5 ? RETRY : GIVE_UP;
    };
  }

  /** The kind of a failure without an answer. */
  static ResponseAction of(IOException failure) {
    if (failure instanceof Refused || failure instanceof AddressGuard.PrivateAddress) {
      return GIVE_UP;
    }
    if (failure instanceof SSLHandshakeException || failure instanceof SSLPeerUnverifiedException) {
      return GIVE_UP;
    }
    // A connection that broke inside TLS also is an SSLException: that passes.
    boolean certificate = failure instanceof SSLException && failure.getCause() == null;
    return certificate ? GIVE_UP : RETRY;
  }
}
