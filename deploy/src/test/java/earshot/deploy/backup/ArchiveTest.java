package earshot.deploy.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.deploy.local.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file itself: what goes in comes out, and what is not whole is refused. */
class ArchiveTest {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  @TempDir Path dir;
  private Path file;

  @BeforeEach
  void name() {
    file = dir.resolve("a.backup");
  }

  @Test
  void whatWentInComesOut() throws IOException {
    write(List.of(kept("id", "said"), kept("id", null)));

    List<Entry> entries = read();
    assertThat(entries.get(0)).isEqualTo(new Entry.Made(NOON, "7.1"));
    assertThat(entries.get(1))
        .isEqualTo(new Entry.Topic("mentions", 4, Map.of("cleanup.policy", "compact")));
    Entry.Kept first = (Entry.Kept) entries.get(2);
    assertThat(first.timestamp()).isEqualTo(17);
    assertThat(first.key()).asString(StandardCharsets.UTF_8).isEqualTo("id");
    assertThat(first.value()).asString(StandardCharsets.UTF_8).isEqualTo("said");
    assertThat(first.headers().getFirst().name()).isEqualTo("version");
    assertThat(((Entry.Kept) entries.get(3)).value()).isNull();
    assertThat(entries.get(4)).isEqualTo(new Entry.Read("earshot-streams", "mentions", 2, 9, "x"));
    assertThat(entries.getLast()).isEqualTo(new Entry.End(2));
  }

  @Test
  void isRefusedWhereverItIsCut() throws IOException {
    write(List.of(kept("id", "said")));
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(this::read).as("cut to %d bytes", length).isInstanceOf(Refusal.class);
    }
  }

  @Test
  void isRefusedWhateverByteIsAnother() throws IOException {
    write(List.of(kept("id", "said")));
    byte[] whole = Files.readAllBytes(file);
    for (int at = 0; at < whole.length; at++) {
      byte[] other = whole.clone();
      other[at] ^= 1;
      Files.write(file, other);
      assertThatThrownBy(this::read).as("other byte at %d", at).isInstanceOf(Refusal.class);
    }
  }

  @Test
  void aNewerFormIsRefusedByItsNumber() throws IOException {
    write(List.of());
    byte[] newer = Files.readAllBytes(file);
    newer[ArchiveForm.MAGIC.length + 3] = ArchiveForm.NEWEST + 1;
    Files.write(file, newer);

    assertThatThrownBy(this::read)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("has form 2")
        .hasMessageContaining("up to 1");
  }

  @Test
  void anotherFileIsCalledOne() throws IOException {
    Files.writeString(file, "id,text\n1,no backup of anything, but long enough to be looked at\n");

    assertThatThrownBy(this::read).hasMessageContaining("is no backup of Earshot");
  }

  private void write(List<Entry> records) throws IOException {
    try (ArchiveWriter archive = new ArchiveWriter(Files.newOutputStream(file))) {
      archive.write(new Entry.Made(NOON, "7.1"));
      archive.write(new Entry.Topic("mentions", 4, Map.of("cleanup.policy", "compact")));
      for (Entry record : records) {
        archive.write(record);
      }
      archive.write(new Entry.Read("earshot-streams", "mentions", 2, 9, "x"));
      archive.finish();
    }
  }

  private List<Entry> read() throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (ArchiveReader archive = ArchiveReader.open(file)) {
      do {
        entries.add(archive.next());
      } while (!(entries.getLast() instanceof Entry.End));
    }
    return entries;
  }

  private static Entry.Kept kept(String key, @org.jspecify.annotations.Nullable String value) {
    return new Entry.Kept(
        1,
        17,
        key.getBytes(StandardCharsets.UTF_8),
        value == null ? null : value.getBytes(StandardCharsets.UTF_8),
        List.of(new Entry.Header("version", new byte[] {0, 1})));
  }
}
