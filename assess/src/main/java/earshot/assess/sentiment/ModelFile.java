package earshot.assess.sentiment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** The shell of a model file: magic, format version, length and checksum before a deflated body. */
final class ModelFile {
  static final int MAGIC = 0x45534D31; // "ESM1"
  static final int VERSION = 1;
  private static final int LARGEST = 64 << 20;

  private ModelFile() {}

  interface Body {
    void write(DataOutputStream out) throws IOException;
  }

  interface Reader<T> {
    T read(DataInputStream in, String name) throws IOException;
  }

  static void write(OutputStream out, Body body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (DataOutputStream data =
        new DataOutputStream(new DeflaterOutputStream(bytes, deflater, 1 << 16))) {
      body.write(data);
    } finally {
      deflater.end();
    }
    DataOutputStream file = new DataOutputStream(out);
    file.writeInt(MAGIC);
    file.writeInt(VERSION);
    file.writeInt(bytes.size());
    file.writeInt(checksum(bytes.toByteArray()));
    bytes.writeTo(file);
    file.flush();
  }

  static boolean begins(InputStream in) throws IOException {
    byte[] first = in.readNBytes(Integer.BYTES);
    return first.length == Integer.BYTES && ByteBuffer.wrap(first).getInt() == MAGIC;
  }

  static <T> T read(InputStream in, String subject, Reader<T> reader) throws IOException {
    DataInputStream file = new DataInputStream(in);
    byte[] body;
    int checksum;
    try {
      if (file.readInt() != MAGIC) {
        throw new IOException(subject + " is not a sentiment model");
      }
      int version = file.readInt();
      if (version != VERSION) {
        throw new IOException(
            subject
                + " has format version "
                + version
                + ", this build reads version "
                + VERSION
                + ": train it again");
      }
      int length = file.readInt();
      checksum = file.readInt();
      if (length < 0 || length > LARGEST) {
        throw new IOException(subject + " is damaged: its length says " + length + " bytes");
      }
      body = new byte[length];
      file.readFully(body);
    } catch (EOFException e) {
      throw new IOException(subject + " is truncated", e);
    }
    if (checksum(body) != checksum) {
      throw new IOException(subject + " is damaged: its checksum differs");
    }
    try (DataInputStream data =
        new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(body)))) {
      return reader.read(data, "sentiment-" + VERSION + "-" + String.format("%08x", checksum));
    }
  }

  private static int checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
