package earshot.assess.file;

import earshot.fuzz.Fuzz;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.InflaterInputStream;

/** Model files that somebody damaged, and such that were made to look whole. */
public record ModelFuzz(int head, Shell shell) {
  /** Of models whose files begin with {@code head} bytes of their own. */
  public ModelFuzz {}

  /** Of models in the usual shell. */
  public ModelFuzz(ModelFile shell) {
    this(16, (out, body) -> shell.write(out, body));
  }

  /** Writes what makes a file of what it holds. */
  public interface Shell {
    void write(OutputStream out, ModelFile.Body body) throws IOException;
  }

  /** Reads a model and puts it to use. */
  public interface Use {
    void of(InputStream model) throws IOException;
  }

  /** Changes the file, and what it holds under a checksum that fits. */
  public void change(byte[] file, Use use) throws IOException {
    Fuzz.of(List.of(file))
        .refusing(IOException.class)
        .bytes(changed -> use.of(new ByteArrayInputStream(changed)));
    Fuzz.of(List.of(held(file)))
        .refusing(IOException.class)
        .bytes(
            held -> {
              ByteArrayOutputStream whole = new ByteArrayOutputStream();
              shell.write(whole, out -> out.write(held));
              use.of(new ByteArrayInputStream(whole.toByteArray()));
            });
  }

  private byte[] held(byte[] file) throws IOException {
    InputStream packed = new ByteArrayInputStream(file, head, file.length - head);
    try (InputStream plain = new InflaterInputStream(packed)) {
      return plain.readAllBytes();
    }
  }
}
