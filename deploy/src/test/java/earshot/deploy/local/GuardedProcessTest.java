package earshot.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardedProcessTest {
  private static final Unprivileged NOBODY_ELSE = new Unprivileged(List.of(), OptionalInt.empty());

  @TempDir Path dir;

  @Test
  void stopEndsTheChildAndWhatItStarted() throws Exception {
    GuardedProcess process = start("sleep 600 & echo $! >> pids; echo $$ >> pids; wait");
    List<ProcessHandle> children = children(2);
    process.stop(Duration.ofSeconds(2));
    assertThat(process.isAlive()).isFalse();
    assertThat(children).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void stopEndsAChildThatDoesNotListen() throws Exception {
    GuardedProcess process = start("trap '' TERM; echo $$ >> pids; while :; do sleep 1; done");
    List<ProcessHandle> children = children(1);
    process.stop(Duration.ofMillis(300));
    assertThat(children).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void theGuardEndsTheChildWhenItsPipeCloses() throws Exception {
    GuardedProcess process = start("echo $$ >> pids; exec sleep 600");
    List<ProcessHandle> children = children(1);
    process.closePipe();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> children.stream().noneMatch(ProcessHandle::isAlive) && !process.isAlive());
  }

  @Test
  void noticesThatTheChildEnded() throws Exception {
    GuardedProcess process = start("echo gone; exit 3");
    await().atMost(Duration.ofSeconds(20)).until(() -> !process.isAlive());
    assertThat(dir.resolve("output")).hasContent("gone");
    process.stop(Duration.ofSeconds(20));
  }

  @Test
  void passesArgumentsAndNothingOfOurEnvironment() throws Exception {
    GuardedProcess process =
        GuardedProcess.start(
            NOBODY_ELSE,
            List.of("/bin/sh", "-c", "echo \"$0 $HOME${USER}\"", "a  'b'"),
            Map.of("HOME", "here"),
            dir,
            dir.resolve("output"));
    await().atMost(Duration.ofSeconds(20)).until(() -> !process.isAlive());
    assertThat(dir.resolve("output")).hasContent("a  'b' here");
    process.stop(Duration.ofSeconds(20));
  }

  private GuardedProcess start(String script) throws Exception {
    return GuardedProcess.start(
        NOBODY_ELSE,
        List.of("/bin/sh", "-c", script),
        Map.of("PATH", "/usr/bin:/bin"),
        dir,
        dir.resolve("output"));
  }

  private List<ProcessHandle> children(int count) throws Exception {
    Path pids = dir.resolve("pids");
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> Files.exists(pids) && Files.readAllLines(pids).size() == count);
    return Files.readAllLines(pids).stream()
        .map(Long::valueOf)
        .map(pid -> ProcessHandle.of(pid).orElseThrow())
        .toList();
  }
}
