package earshot.ingest.source;

import java.util.Optional;

/** Somebody we ask: as whom, and how they say no. */
public interface Asked {
  /** As whom they are asked, where a fixed key is not enough. */
  default Optional<OAuth> oauth() {
    return Optional.empty();
  }

  /** What signs every request, where the place wants that. */
  default Optional<Signing> signing() {
    return Optional.empty();
  }

  /**
   * What an answer with an error status means, where its body says more than the status: 403 for a
   * quota, 400 for something deleted. Empty where it does not.
   */
  default Optional<Refusal> refusal(int status, Fetched answer) {
    return Optional.empty();
  }
}
