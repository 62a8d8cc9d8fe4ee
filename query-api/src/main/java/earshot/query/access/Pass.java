package earshot.query.access;

import java.time.Instant;

/** Lets whoever bears a secret in, for a time; the secret itself is kept nowhere. */
public sealed interface Pass extends Entry permits Session, Token, Visit {
  /** The hash of the secret, see {@link Secret}. */
  String hash();

  Instant createdAt();

  Instant expiresAt();
}
