package earshot.ingest.fetch;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Reads a body and inflates it, counting while it grows, so that a small bomb stays small. */
final class Body {
  static final String ENCODINGS = "gzip, deflate";

  private Body() {}

  /** All of it, or a refusal when it is longer than the limit. */
  static byte[] read(Response response, long largest) throws IOException {
    byte[] bytes = start(response, largest + 1);
    if (bytes.length > largest) {
      throw new Refused("the answer is larger than " + largest + " bytes");
    }
    return bytes;
  }

  /** No more than this much of it. */
  static byte[] start(Response response, long most) throws IOException {
    String encoding = response.header("Content-Encoding", "");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (InputStream in = inflate(response.body().byteStream(), encoding)) {
      byte[] chunk = new byte[8192];
      while (bytes.size() < most) {
        int n = in.read(chunk, 0, (int) Math.min(chunk.length, most - bytes.size()));
        if (n < 0) {
          break;
        }
        bytes.write(chunk, 0, n);
      }
    }
    return bytes.toByteArray();
  }

  private static InputStream inflate(InputStream raw, @Nullable String encoding)
      throws IOException {
    String name = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
    return switch (name) {
      case "", "identity" -> raw;
      case "gzip", "x-gzip" -> new GZIPInputStream(raw, 8192);
      case "deflate" -> deflate(raw);
      default ->
          throw new Refused("the answer is encoded as " + name + ", which we did not ask for");
    };
  }

  /** Some servers wrap deflate in zlib as RFC 9110 says, some send it bare. */
  private static InputStream deflate(InputStream raw) throws IOException {
    BufferedInputStream in = new BufferedInputStream(raw);
    in.mark(2);
    int header = (in.read() << 8) | in.read();
    in.reset();
    boolean zlib = ((header >> 8) & 0xf) == 8 && header % 31 == 0;
    return new InflaterInputStream(in, new Inflater(!zlib));
  }
}
