package earshot.mention;

/** Refuses nonsense where a value is born. */
final class Refuse {
  private Refuse() {}

  static void when(boolean nonsense, String message, Object... facts) {
    if (nonsense) {
      throw new IllegalArgumentException(message.formatted(facts));
    }
  }
}
