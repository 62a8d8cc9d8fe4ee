package earshot.deploy.local;

import java.util.List;
import java.util.Optional;

/**
 * How a connector and its tasks are.
 *
 * @param state in Kafka Connect's words: UNASSIGNED, RUNNING, PAUSED, FAILED, RESTARTING, STOPPED
 * @param trace why it failed
 */
public record ConnectorStatus(String name, String state, Optional<String> trace, List<Task> tasks) {
  /** Keeps its own list. */
  public ConnectorStatus {
    tasks = List.copyOf(tasks);
  }

  /** One task, in the same words. */
  public record Task(int id, String state, Optional<String> trace) {}

  /** Whether the connector and at least one task run, and all of them. */
  public boolean running() {
    return state.equals("RUNNING")
        && !tasks.isEmpty()
        && tasks.stream().allMatch(task -> task.state().equals("RUNNING"));
  }
}
