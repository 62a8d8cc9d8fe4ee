package earshot.query;

class InMemoryMentionStoreTest extends MentionStoreContract {
  private final InMemoryMentionStore store = new InMemoryMentionStore(() -> RANKING, book);

  @Override
  protected MentionStore store() {
    return store;
  }

  @Override
  protected MentionConsumer consumer() {
    return store;
  }
}
