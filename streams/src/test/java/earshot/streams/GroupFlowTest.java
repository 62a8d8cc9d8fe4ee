package earshot.streams;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests that drive flows of their own, which end with them. */
abstract class GroupFlowTest {
  @TempDir private Path state;
  private final List<GroupFlow> flows = new ArrayList<>();

  GroupFlow flow() {
    return kept(new GroupFlow(folder()));
  }

  GroupFlow flow(Topology topology) {
    return kept(new GroupFlow(topology, folder()));
  }

  private Path folder() {
    return state.resolve(String.valueOf(flows.size()));
  }

  private GroupFlow kept(GroupFlow flow) {
    flows.add(flow);
    return flow;
  }

  @AfterEach
  void stop() {
    flows.forEach(GroupFlow::close);
  }
}
