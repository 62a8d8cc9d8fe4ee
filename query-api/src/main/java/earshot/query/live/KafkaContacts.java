package earshot.query.live;

import earshot.mention.Contact;
import earshot.mention.MentionId;
import earshot.mention.Topics;
import earshot.query.CheckResult;
import earshot.query.Component;
import java.util.Map;
import java.util.Optional;

/** The topic {@code contacts} in memory: who can be answered, and how. Nothing here is for show. */
public final class KafkaContacts implements Component {
  private final Newest<Contact> newest;

  /**
   * Has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaContacts(Map<String, Object> kafka) {
    newest = new Newest<>(Topics.CONTACTS.name(), Contact.class, id -> true, Consumers.of(kafka));
  }

  /** Begins to read, from the first contact. */
  public KafkaContacts start() {
    newest.start();
    return this;
  }

  /** How whoever said this can be answered. */
  public Optional<Contact> of(MentionId mention) {
    return newest.of(mention.value());
  }

  @Override
  public CheckResult check() {
    return newest.check();
  }

  @Override
  public void close() {
    newest.close();
  }
}
