package earshot.query.pages;

import earshot.query.live.ReplyTemplates;
import earshot.query.template.ReplyTemplate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** A team's own templates without Kafka. */
public final class OwnTemplates implements ReplyTemplates {
  private final Map<String, ReplyTemplate> templates = new ConcurrentSkipListMap<>();

  @Override
  public List<ReplyTemplate> all() {
    return List.copyOf(templates.values());
  }

  @Override
  public void put(ReplyTemplate template) {
    templates.put(template.name(), template);
  }

  @Override
  public void remove(String name) {
    templates.remove(name);
  }
}
