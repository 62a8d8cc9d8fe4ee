package earshot.mention;

/**
 * What is known of an answer on its way out, on {@code receipts} under the answer's id: written
 * before it is sent and again when it is known what came of it.
 *
 * <p>Beside them lie refresh tokens, locked, that places exchanged while they were answered.
 */
public record Receipt(MentionId mention, Sending sending) {
  private static final String CREDENTIAL = "credential ";

  /** The key of the refresh token of this credential. */
  public static String credential(String name) {
    return CREDENTIAL + name;
  }

  /** Whether a receipt lies under this key, and no token. */
  public static boolean isReceipt(String key) {
    return !key.startsWith(CREDENTIAL);
  }
}
