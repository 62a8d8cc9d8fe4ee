package earshot.query.live;

import earshot.mention.Topics;
import earshot.query.template.ReplyTemplate;
import java.util.Comparator;
import java.util.Map;

/**
 * The team's own templates on the topic {@code settings}, in memory; and the way to change them.
 */
public final class KafkaReplyTemplates extends KafkaWritableLedger<ReplyTemplate>
    implements ReplyTemplates {
  /**
   * Has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   */
  public KafkaReplyTemplates(Map<String, Object> kafka) {
    super(
        Topics.SETTINGS,
        "template:",
        ReplyTemplate.class,
        Comparator.comparing(ReplyTemplate::name),
        kafka);
  }

  /** Begins to read, from the first setting. */
  public KafkaReplyTemplates start() {
    begin();
    return this;
  }

  @Override
  public void put(ReplyTemplate template) {
    put(template.name(), template);
  }
}
