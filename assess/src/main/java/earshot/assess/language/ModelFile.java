package earshot.assess.language;

import earshot.assess.file.ModelFile.Body;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** The bytes of a model: a mark, the version of the layout, a checksum, and the packed weights. */
final class ModelFile {
  static final int VERSION = 1;
  private static final int MARK = 0x45534C47; // ESLG
  private static final int LARGEST = 64 << 20;

  private ModelFile() {}

  static void write(List<ScriptModel> models, OutputStream target) throws IOException {
    write(
        out -> {
          out.writeByte(models.size());
          for (ScriptModel model : models) {
            model.write(out);
          }
        },
        target);
  }

  /** Writes the shell and what it holds. */
  static void write(Body body, OutputStream target) throws IOException {
    byte[] packed = pack(body);
    DataOutputStream out = new DataOutputStream(target);
    out.writeInt(MARK);
    out.writeInt(VERSION);
    out.writeInt(packed.length);
    out.writeLong(checksum(packed));
    out.write(packed);
    out.flush();
  }

  /**
   * @throws IOException if the bytes are no model, of another version, cut short or damaged; the
   *     message says which
   */
  static LanguageModel read(InputStream source) throws IOException {
    DataInputStream in = new DataInputStream(source);
    byte[] head = in.readNBytes(20);
    if (head.length < 20) {
      throw new IOException("The language model is cut short: " + head.length + " bytes");
    }
    DataInputStream fields = new DataInputStream(new ByteArrayInputStream(head));
    if (fields.readInt() != MARK) {
      throw new IOException("These bytes are no language model");
    }
    int version = fields.readInt();
    if (version != VERSION) {
      throw new IOException(
          "Language model of version " + version + ", this program reads " + VERSION);
    }
    int length = fields.readInt();
    if (length < 0 || length > LARGEST) {
      throw new IOException("The language model says it has " + length + " bytes");
    }
    long checksum = fields.readLong();
    return new LanguageModel(name(checksum), unpack(body(in, length, checksum)));
  }

  private static String name(long checksum) {
    return "language-%d-%08x".formatted(VERSION, checksum);
  }

  private static byte[] body(InputStream in, int length, long checksum) throws IOException {
    byte[] packed = in.readNBytes(length);
    if (packed.length < length) {
      throw new IOException(
          "The language model is cut short: " + packed.length + " of " + length + " bytes");
    }
    if (checksum(packed) != checksum) {
      throw new IOException("The language model is damaged: its checksum differs");
    }
    return packed;
  }

  private static byte[] pack(Body body) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (DataOutputStream out =
        new DataOutputStream(new DeflaterOutputStream(packed, deflater, 8192))) {
      body.write(out);
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }

  private static List<ScriptModel> unpack(byte[] packed) throws IOException {
    InflaterInputStream plain = new InflaterInputStream(new ByteArrayInputStream(packed));
    try (DataInputStream in = new DataInputStream(plain)) {
      List<ScriptModel> models = new ArrayList<>();
      for (int left = in.readUnsignedByte(); left > 0; left--) {
        models.add(ScriptModel.read(in));
      }
      return models;
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IOException("The language model is damaged: " + e.getMessage(), e);
    }
  }

  private static long checksum(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return crc.getValue();
  }
}
