package earshot.query;

/** Why a question got no answer; the message is for the person who asked. */
public abstract sealed class SearchFailure extends RuntimeException
    permits BadSearch, DeadCursor, StoreUnavailable {
  SearchFailure(String message) {
    super(message);
  }

  SearchFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
