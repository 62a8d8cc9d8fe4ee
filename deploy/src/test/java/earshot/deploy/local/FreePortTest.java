package earshot.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreePortTest {
  private static final Path OUTGOING = Path.of("/proc/sys/net/ipv4/ip_local_port_range");

  private final int first = FreePort.picked();

  @Test
  void connectionsThatGoOutNeverTakeAPickedOne() throws IOException {
    assumeThat(OUTGOING).as("only Linux says which it gives them").isReadable();
    int lowest = Integer.parseInt(Files.readString(OUTGOING).strip().split("\\s+")[0]);
    assumeThat(lowest).as("this machine gives them all").isGreaterThan(20_000);
    assertThat(IntStream.range(0, 100).map(i -> FreePort.picked())).allMatch(p -> p < lowest);
  }

  @Test
  void nobodyGetsTheSameTwice() {
    assertThat(IntStream.range(0, 1_000).mapToObj(i -> FreePort.picked())).doesNotHaveDuplicates();
  }

  @Test
  void neitherTakenNorKeptOnesArePicked() throws IOException {
    FreePort ports = new FreePort(first, 2, new Random(1));
    ports.keepFree(first + 1);
    try (ServerSocket taken = new ServerSocket(first, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThatThrownBy(ports::pick)
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("no port from %d to %d is free", taken.getLocalPort(), first + 1);
    }
  }

  @Test
  void whatWasHadBeforeIsHadAgainWhileItIsFree(@TempDir Path dir) throws IOException {
    Path file = dir.resolve("kafka/port");
    int before = new FreePort(first, 1, new Random(1)).again(file);
    FreePort later = new FreePort(20_000, 12_768, new Random(1));
    assertThat(later.again(file)).isEqualTo(before);
    int other = later.again(file);
    assertThat(other).as("the pages are there now").isNotEqualTo(before);
    try (ServerSocket taken = new ServerSocket(other, 1, InetAddress.getByName("127.0.0.1"))) {
      FreePort last = new FreePort(20_000, 12_768, new Random(2));
      assertThat(last.again(file)).isNotEqualTo(taken.getLocalPort());
    }
    Files.writeString(file, "half a p");
    assertThat(later.again(file)).isPositive();
    assertThat(file).content().matches("\\d{5}");
  }

  @Test
  void wherePagesAreToBeNoEngineListens() {
    FreePort ports = new FreePort(first, 1, new Random(1));
    assertThat(ports.pick()).as("while nobody is to have it").isEqualTo(first);
    ports = new FreePort(first, 1, new Random(1));
    ports.keepFree(first);
    assertThatThrownBy(ports::pick).isInstanceOf(Refusal.class);
  }
}
