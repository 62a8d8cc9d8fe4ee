package earshot.deploy.backup;

import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.mention.MentionJson;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes entries in the form of {@link ArchiveForm}. A file without its end is none: what reads it
 * refuses it.
 */
final class ArchiveWriter implements AutoCloseable {
  private final DigestOutputStream file;
  private final GZIPOutputStream packed;
  private final DataOutputStream out;
  private long records;

  ArchiveWriter(OutputStream to) throws IOException {
    file = new DigestOutputStream(new BufferedOutputStream(to), ArchiveForm.digest());
    DataOutputStream head = new DataOutputStream(file);
    head.write(ArchiveForm.MAGIC);
    head.writeInt(ArchiveForm.NEWEST);
    head.flush();
    packed = new GZIPOutputStream(file, 1 << 16);
    out = new DataOutputStream(new BufferedOutputStream(packed, 1 << 16));
  }

  void write(Entry entry) throws IOException {
    switch (entry) {
      case Entry.Made made -> json(ArchiveForm.MADE, fields(made));
      case Entry.Topic topic -> json(ArchiveForm.TOPIC, fields(topic));
      case Entry.Kept kept -> kept(kept);
      case Entry.Read read -> json(ArchiveForm.READ, fields(read));
      case Entry.File one -> file(one);
      case Entry.End end -> throw new IllegalArgumentException("finish() writes " + end);
    }
  }

  /** Writes the end; nothing can follow. */
  void finish() throws IOException {
    out.writeByte(ArchiveForm.END);
    out.writeLong(records);
    out.flush();
    packed.finish();
    file.on(false);
    file.write(file.getMessageDigest().digest());
  }

  long records() {
    return records;
  }

  private void kept(Entry.Kept kept) throws IOException {
    out.writeByte(ArchiveForm.KEPT);
    out.writeInt(kept.partition());
    out.writeLong(kept.timestamp());
    bytes(kept.key());
    bytes(kept.value());
    out.writeShort(kept.headers().size());
    for (Entry.Header header : kept.headers()) {
      out.writeUTF(header.name());
      bytes(header.value());
    }
    records++;
  }

  private void file(Entry.File one) throws IOException {
    out.writeByte(ArchiveForm.FILE);
    out.writeUTF(one.name());
    bytes(one.content());
  }

  private void json(int kind, ObjectNode fields) throws IOException {
    out.writeByte(kind);
    bytes(MentionJson.MAPPER.writeValueAsBytes(fields));
  }

  private void bytes(byte @Nullable [] bytes) throws IOException {
    if (bytes == null) {
      out.writeInt(ArchiveForm.ABSENT);
    } else {
      out.writeInt(bytes.length);
      out.write(bytes);
    }
  }

  private static ObjectNode fields(Entry.Made made) {
    return node().put("at", made.at().toString()).put("by", made.by());
  }

  private static ObjectNode fields(Entry.Topic topic) {
    ObjectNode node = node().put("name", topic.name()).put("partitions", topic.partitions());
    node.set("config", MentionJson.MAPPER.valueToTree(topic.config()));
    return node;
  }

  private static ObjectNode fields(Entry.Read read) {
    return node()
        .put("group", read.group())
        .put("topic", read.topic())
        .put("partition", read.partition())
        .put("records", read.records())
        .put("metadata", read.metadata());
  }

  private static ObjectNode node() {
    return MentionJson.MAPPER.createObjectNode();
  }

  @Override
  public void close() throws IOException {
    packed.close();
  }
}
