package earshot.query.http;

import earshot.mention.Command;
import earshot.mention.GroupEdit;
import earshot.mention.GroupMark;
import earshot.mention.MentionId;
import earshot.query.CheckResult;
import earshot.query.Intake;
import earshot.query.IntakeUnavailable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Holds what was handed in. */
public final class Tray implements Intake {
  public final List<HandedIn> handed = new CopyOnWriteArrayList<>();
  public volatile boolean broken;

  public final List<Command> commands = new CopyOnWriteArrayList<>();

  public final Map<String, GroupEdit> edits = new ConcurrentHashMap<>();

  /** Hears of all edits. */
  public volatile Consumer<Collection<GroupEdit>> regroup = all -> {};

  public final Map<String, GroupMark> marks = new ConcurrentHashMap<>();

  /** Hears of all marks. */
  public volatile Consumer<Collection<GroupMark>> remark = all -> {};

  /** What the flow makes of a command. */
  public volatile Consumer<Command> obey = command -> {};

  /** What follows from it, as the flow would. */
  public volatile Consumer<List<HandedIn>> then = taken -> {};

  public final Set<MentionId> forgotten = ConcurrentHashMap.newKeySet();

  @Override
  public boolean isForgotten(MentionId id) {
    return forgotten.contains(id);
  }

  @Override
  public void take(List<HandedIn> handed) {
    if (broken) {
      throw new IntakeUnavailable(
          "Kafka did not take it", new IllegalStateException("secret detail"));
    }
    this.handed.addAll(handed);
    then.accept(handed);
  }

  @Override
  public void take(Command command) {
    if (broken) {
      throw new IntakeUnavailable(
          "Kafka did not take it", new IllegalStateException("secret detail"));
    }
    commands.add(command);
    obey.accept(command);
  }

  @Override
  public void edit(List<GroupEdit> edits) {
    edits.forEach(edit -> this.edits.put(edit.id(), edit));
    regroup.accept(this.edits.values());
  }

  @Override
  public void takeBackMerge(String group) {
    edits.remove(group);
    regroup.accept(edits.values());
  }

  @Override
  public void mark(GroupMark mark) {
    marks.put(mark.group(), mark);
    remark.accept(marks.values());
  }

  @Override
  public CheckResult check() {
    return CheckResult.ok("");
  }
}
