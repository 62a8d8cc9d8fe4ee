package earshot.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {
  @TempDir Path dir;

  @Test
  void passesOnAMachineThatHasAllItNeeds() {
    assertThatNoException().isThrownBy(() -> Preflight.java(21));
    assertThatNoException().isThrownBy(() -> Preflight.freePort("127.0.0.1", FreePort.picked()));
    assertThatNoException().isThrownBy(() -> Preflight.writable(dir.resolve("new/folder")));
    assertThatNoException().isThrownBy(() -> Preflight.freeDisk(dir, 1));
    assertThatNoException().isThrownBy(() -> Preflight.freeMemory(3L << 30, 5L << 29));
    assertThat(dir.resolve("new/folder")).isEmptyDirectory();
  }

  @Test
  void namesTheSubjectTheFactAndTheFix() throws Exception {
    Path file = Files.createFile(dir.resolve("file"));
    refuses(() -> Preflight.java(17), "Java: version 17 is too old. Install a JDK 21 or newer");
    refuses(() -> Preflight.writable(file), "Data folder: " + file + " is not writable", "--data");
    refuses(
        () -> Preflight.freeDisk(dir, Long.MAX_VALUE), "Disk: ", " free where " + dir, "--data");
    refuses(
        () -> Preflight.freeMemory(1L << 30, 5L << 29),
        "Memory: 1.0 GiB available, 2.5 GiB needed. Close other programs");
  }

  @Test
  void namesThePortThatIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = taken.getLocalPort();
      refuses(
          () -> Preflight.check(dir, "127.0.0.1", port),
          "Port: " + port + " on 127.0.0.1 is in use by another program",
          "--port");
    }
  }

  @Test
  void namesTheAddressThatIsNotOurs() {
    refuses(() -> Preflight.freePort("no.such.host.invalid", 8080), "Address: ", "--host");
    refuses(() -> Preflight.freePort("192.0.2.1", 8080), "Address: ", "192.0.2.1", "--host");
  }

  @Test
  void portZeroIsForTheSystemToPick() {
    assertThatNoException().isThrownBy(() -> Preflight.freePort("127.0.0.1", 0));
  }

  @Test
  void readsWhatLinuxSaysIsAvailable() {
    assertThat(AvailableMemory.available(List.of("MemTotal: 9 kB", "MemAvailable:   1024 kB")))
        .hasValue(1 << 20);
    assertThat(AvailableMemory.available(List.of("MemTotal: 9 kB"))).isEmpty();
    assertThat(AvailableMemory.bytes()).isPositive();
  }

  private static void refuses(ThrowingCallable check, String... parts) {
    assertThatThrownBy(check).isInstanceOf(Refusal.class).hasMessageContainingAll(parts);
  }
}
