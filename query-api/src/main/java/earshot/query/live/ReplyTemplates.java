package earshot.query.live;

import earshot.query.template.ReplyTemplate;
import java.util.List;

/** The answers that a team has written for itself. */
public interface ReplyTemplates {
  /** All of them, by name; without those that come with Earshot. */
  List<ReplyTemplate> all();

  /**
   * Keeps it, in place of one of the same name; it is there when this returns.
   *
   * @throws earshot.query.IntakeUnavailable when it can't be kept
   */
  void put(ReplyTemplate template);

  /**
   * Keeps the one of that name no longer.
   *
   * @throws earshot.query.IntakeUnavailable when that can't be kept
   */
  void remove(String name);
}
