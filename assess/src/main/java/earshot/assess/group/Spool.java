package earshot.assess.group;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Rows put by in a file that vanishes when closed. */
final class Spool implements AutoCloseable {
  /** Told of each row in turn; numbers begin at 0. */
  interface Row {
    void see(int number, String id, String text) throws IOException;
  }

  private final Path file;
  private final DataOutputStream out;
  private int size;

  Spool() throws IOException {
    file = Files.createTempFile("earshot-group-", ".rows");
    out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16));
  }

  void add(String id, String text) throws IOException {
    write(id);
    write(text);
    size++;
  }

  /** Not writeUTF, which ends at 64 KB. */
  private void write(String cell) throws IOException {
    byte[] bytes = cell.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  int size() {
    return size;
  }

  void each(Row row) throws IOException {
    out.flush();
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      for (int number = 0; number < size; number++) {
        row.see(number, read(in), read(in));
      }
    }
  }

  private static String read(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(file);
  }
}
