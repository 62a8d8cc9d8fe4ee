package earshot.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunVerbTest {
  private static final int MISTYPED = 2;

  @TempDir Path dir;

  @Test
  void aFlowNeedsAThread() {
    String config = dir.resolve("none.yml").toString();
    assertThat(Main.run("run", "streams", "--config", config, "--threads", "0"))
        .isEqualTo(MISTYPED);
    assertThat(Main.run("run", "streams", "--config", config, "--threads", "1")).isOne();
  }
}
