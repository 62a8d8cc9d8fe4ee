package earshot.deploy.backup;

import earshot.deploy.local.Refusal;
import earshot.fuzz.Fuzz;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups whose sum is right and whose inside is not: somebody else's program may have made it. */
class ArchiveFuzzTest {
  private static final int HEAD = ArchiveForm.MAGIC.length + Integer.BYTES;

  @TempDir Path dir;

  @Test
  void everyInsideIsReadOrRefused() throws IOException {
    Fuzz.of(List.of(inside(entries()), inside(List.of())))
        .refusing(Refusal.class)
        .bytes(input -> read(packed(input)));
  }

  @Test
  void everyFileIsReadOrRefused() throws IOException {
    Fuzz.of(List.of(whole(entries()), "id,text\n1,ok\n".getBytes(StandardCharsets.UTF_8)))
        .refusing(Refusal.class)
        .bytes(this::read);
  }

  /** Signed, but what is in it was never packed. */
  @Test
  void everyPackingIsReadOrRefused() throws IOException {
    byte[] whole = whole(entries());
    Fuzz.of(List.of(Arrays.copyOfRange(whole, HEAD, whole.length - ArchiveForm.DIGEST_BYTES)))
        .refusing(Refusal.class)
        .bytes(input -> read(signed(input)));
  }

  private void read(byte[] input) throws IOException {
    Path file = Files.write(dir.resolve("a.backup"), input);
    try (ArchiveReader archive = ArchiveReader.open(file)) {
      for (Entry next = archive.next(); !(next instanceof Entry.End); next = archive.next()) {}
    }
  }

  private static List<Entry> entries() {
    return List.of(
        new Entry.Made(Instant.parse("2026-03-10T12:00:00Z"), "7.1"),
        new Entry.File("earshot.yml", "brands: []".getBytes(StandardCharsets.UTF_8)),
        new Entry.Topic("mentions", 4, Map.of("cleanup.policy", "compact")),
        new Entry.Kept(
            1, 17, new byte[] {'k'}, null, List.of(new Entry.Header("version", new byte[] {1}))),
        new Entry.Read("earshot-streams", "mentions", 2, 9, "x"));
  }

  private static byte[] whole(List<Entry> entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ArchiveWriter archive = new ArchiveWriter(out)) {
      for (Entry entry : entries) {
        archive.write(entry);
      }
      archive.finish();
    }
    return out.toByteArray();
  }

  private static byte[] inside(List<Entry> entries) throws IOException {
    byte[] whole = whole(entries);
    ByteArrayInputStream packed =
        new ByteArrayInputStream(whole, HEAD, whole.length - HEAD - ArchiveForm.DIGEST_BYTES);
    try (GZIPInputStream in = new GZIPInputStream(packed)) {
      return in.readAllBytes();
    }
  }

  private static byte[] packed(byte[] inside) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(inside);
    }
    return signed(packed.toByteArray());
  }

  private static byte[] signed(byte[] packed) {
    ByteBuffer file = ByteBuffer.allocate(HEAD + packed.length + ArchiveForm.DIGEST_BYTES);
    file.put(ArchiveForm.MAGIC).putInt(ArchiveForm.NEWEST).put(packed);
    MessageDigest digest = ArchiveForm.digest();
    digest.update(file.array(), 0, file.position());
    return file.put(digest.digest()).array();
  }
}
