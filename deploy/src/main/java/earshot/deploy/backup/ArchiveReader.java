package earshot.deploy.backup;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.deploy.local.Refusal;
import earshot.mention.MentionJson;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UTFDataFormatException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads what {@link ArchiveWriter} wrote. The whole file is checked before its first entry is
 * given, so that nothing is done by half for a damaged one.
 */
final class ArchiveReader implements AutoCloseable {
  /** No record is larger; what says so is refused before memory is taken for it. */
  private static final int LARGEST = 64 << 20;

  private final Path file;
  private final DataInputStream in;

  /** How many the topic has that was named last. */
  private int partitions;

  private ArchiveReader(Path file, DataInputStream in) {
    this.file = file;
    this.in = in;
  }

  /** Checks the file and begins to read it, or refuses it with its reason. */
  static ArchiveReader open(Path file) throws IOException {
    check(file);
    InputStream all = new BufferedInputStream(Files.newInputStream(file));
    all.skipNBytes(ArchiveForm.MAGIC.length + Integer.BYTES);
    try {
      return new ArchiveReader(
          file, new DataInputStream(new BufferedInputStream(new GZIPInputStream(all, 1 << 16))));
    } catch (EOFException | ZipException e) {
      all.close();
      throw nonsense(file, e);
    }
  }

  private static void check(Path file) throws IOException {
    long length = Files.size(file);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      MessageDigest digest = ArchiveForm.digest();
      byte[] head = in.readNBytes(ArchiveForm.MAGIC.length);
      if (!Arrays.equals(head, Arrays.copyOf(ArchiveForm.MAGIC, head.length))) {
        throw new Refusal("Backup: " + file + " is no backup of Earshot.");
      }
      if (length < ArchiveForm.MAGIC.length + Integer.BYTES + ArchiveForm.DIGEST_BYTES) {
        throw damaged(file);
      }
      byte[] form = in.readNBytes(Integer.BYTES);
      known(file, java.nio.ByteBuffer.wrap(form).getInt());
      digest.update(head);
      digest.update(form);
      sum(in, digest, length - head.length - form.length - ArchiveForm.DIGEST_BYTES);
      if (!MessageDigest.isEqual(digest.digest(), in.readNBytes(ArchiveForm.DIGEST_BYTES))) {
        throw damaged(file);
      }
    }
  }

  private static void known(Path file, int form) {
    if (form < 1 || form > ArchiveForm.NEWEST) {
      throw new Refusal(
          "Backup: %s has form %d, and this Earshot reads forms up to %d. Restore it with the Earshot that made it, or a newer one."
              .formatted(file, form, ArchiveForm.NEWEST));
    }
  }

  private static void sum(InputStream in, MessageDigest digest, long bytes) throws IOException {
    byte[] some = new byte[1 << 16];
    for (long left = bytes; left > 0; ) {
      int read = in.read(some, 0, (int) Math.min(some.length, left));
      if (read < 0) {
        return; // it became shorter meanwhile: the sum will not fit
      }
      digest.update(some, 0, read);
      left -= read;
    }
  }

  private static Refusal damaged(Path file) {
    return new Refusal(
        "Backup: %s is cut short or damaged: what it says of itself does not fit. Take another copy; nothing was changed."
            .formatted(file));
  }

  /** The next entry; the last is an {@link Entry.End}. */
  Entry next() throws IOException {
    try {
      int kind = in.readUnsignedByte();
      return switch (kind) {
        case ArchiveForm.MADE -> made(json());
        case ArchiveForm.TOPIC -> topic(json());
        case ArchiveForm.KEPT -> kept();
        case ArchiveForm.READ -> read(json());
        case ArchiveForm.FILE -> new Entry.File(in.readUTF(), present());
        case ArchiveForm.END -> new Entry.End(in.readLong());
        default -> throw new Refusal("Backup: %s holds an unknown entry %d".formatted(file, kind));
      };
    } catch (EOFException e) {
      throw new Refusal("Backup: " + file + " ends in the middle.", e);
    } catch (UTFDataFormatException
        | ZipException
        | DateTimeException
        | IllegalArgumentException e) {
      throw nonsense(file, e);
    }
  }

  /** The sum is right, so somebody made it so. */
  private static Refusal nonsense(Path file, Exception why) {
    return new Refusal("Backup: " + file + " holds what no Earshot wrote.", why);
  }

  private static Entry made(JsonNode fields) {
    return new Entry.Made(Instant.parse(fields.path("at").asText()), fields.path("by").asText());
  }

  private Entry topic(JsonNode fields) {
    Map<String, String> config = new HashMap<>();
    fields.path("config").properties().forEach(e -> config.put(e.getKey(), e.getValue().asText()));
    partitions = fields.path("partitions").asInt();
    return new Entry.Topic(fields.path("name").asText(), partitions, config);
  }

  private static Entry read(JsonNode fields) {
    return new Entry.Read(
        fields.path("group").asText(),
        fields.path("topic").asText(),
        fields.path("partition").asInt(),
        fields.path("records").asLong(),
        fields.path("metadata").asText());
  }

  private Entry kept() throws IOException {
    int partition = in.readInt();
    if (partition < 0 || partition >= partitions) {
      throw new IllegalArgumentException("a record of partition " + partition);
    }
    long timestamp = in.readLong();
    byte[] key = bytes();
    byte[] value = bytes();
    List<Entry.Header> headers = new ArrayList<>();
    for (int left = in.readUnsignedShort(); left > 0; left--) {
      headers.add(new Entry.Header(in.readUTF(), bytes()));
    }
    return new Entry.Kept(partition, timestamp, key, value, headers);
  }

  private JsonNode json() throws IOException {
    byte[] fields = present();
    try {
      return MentionJson.MAPPER.readTree(fields);
    } catch (IOException e) {
      throw nonsense(file, e);
    }
  }

  private byte[] present() throws IOException {
    byte[] bytes = bytes();
    if (bytes == null) {
      throw new Refusal("Backup: " + file + " lacks something that every one has.");
    }
    return bytes;
  }

  private byte @Nullable [] bytes() throws IOException {
    int length = in.readInt();
    if (length == ArchiveForm.ABSENT) {
      return null;
    }
    if (length < 0 || length > LARGEST) {
      throw new Refusal("Backup: %s holds something of %d bytes".formatted(file, length));
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
