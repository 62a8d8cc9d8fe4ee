package earshot.assess.file;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * The shell of a model file: magic, format version, length and checksum before a deflated body.
 *
 * @param magic the first four bytes, one kind of model each
 * @param version of the body's format; another one is refused
 * @param kind what the model tells, one word: {@code sentiment}
 */
public record ModelFile(int magic, int version, String kind) {
  private static final int LARGEST = 64 << 20;

  /** What it holds; a few bytes can be the short form of very many. */
  private static final long LARGEST_BODY = 512L << 20;

  /** Writes what the shell holds. */
  public interface Body {
    void write(DataOutputStream out) throws IOException;
  }

  /** Reads what the shell holds; the name tells its checksum. */
  public interface Reader<T> {
    T read(DataInputStream in, String name) throws IOException;
  }

  /** Writes the shell and what it holds. */
  public void write(OutputStream out, Body body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (DataOutputStream data =
        new DataOutputStream(new DeflaterOutputStream(bytes, deflater, 1 << 16))) {
      body.write(data);
    } finally {
      deflater.end();
    }
    DataOutputStream file = new DataOutputStream(out);
    file.writeInt(magic);
    file.writeInt(version);
    file.writeInt(bytes.size());
    file.writeInt(checksum(bytes.toByteArray()));
    bytes.writeTo(file);
    file.flush();
  }

  /** Whether these bytes begin as a model of this kind does, whole or not. */
  public boolean begins(InputStream in) throws IOException {
    byte[] first = in.readNBytes(Integer.BYTES);
    return first.length == Integer.BYTES && ByteBuffer.wrap(first).getInt() == magic;
  }

  /** Refuses a damaged file and another format with a message that says which. */
  public <T> T read(InputStream in, String subject, Reader<T> reader) throws IOException {
    DataInputStream file = new DataInputStream(in);
    byte[] body;
    int checksum;
    try {
      if (file.readInt() != magic) {
        throw new IOException(subject + " is not a " + kind + " model");
      }
      int found = file.readInt();
      if (found != version) {
        throw new IOException(
            subject
                + " has format version "
                + found
                + ", this build reads version "
                + version
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
    try (DataInputStream data = new DataInputStream(unpacked(body))) {
      return reader.read(data, kind + "-" + version + "-" + String.format("%08x", checksum));
    } catch (EOFException | IllegalArgumentException e) {
      throw new IOException(subject + " is damaged: " + e.getMessage(), e);
    }
  }

  private static InputStream unpacked(byte[] body) {
    return new FilterInputStream(new InflaterInputStream(new ByteArrayInputStream(body))) {
      private long read;

      @Override
      public int read() throws IOException {
        count(1);
        return super.read();
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        int come = super.read(into, from, length);
        count(Math.max(0, come));
        return come;
      }

      private void count(int more) throws IOException {
        read += more;
        if (read > LARGEST_BODY) {
          throw new IOException("a model holds no more than " + LARGEST_BODY + " bytes");
        }
      }
    };
  }

  private static int checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
