package earshot.deploy.local;

import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryLockTest {
  @TempDir Path dir;

  @Test
  void oneAtATime() {
    try (DirectoryLock first = DirectoryLock.take(dir)) {
      assertThatThrownBy(() -> DirectoryLock.take(dir))
          .as("beside %s", first)
          .isInstanceOf(Refusal.class)
          .hasMessage(
              "Data folder: another Earshot is running on "
                  + dir
                  + ". Stop that one first, or give this one its own folder with --data.");
    }
    assertThatNoException().isThrownBy(() -> DirectoryLock.take(dir).close());
  }

  @Test
  void otherFoldersAreFree() {
    try (DirectoryLock first = DirectoryLock.take(dir.resolve("a"))) {
      assertThatNoException()
          .as("beside %s", first)
          .isThrownBy(() -> DirectoryLock.take(dir.resolve("b")).close());
    }
  }
}
