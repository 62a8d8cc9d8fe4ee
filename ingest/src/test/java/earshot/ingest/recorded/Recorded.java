package earshot.ingest.recorded;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import earshot.ingest.source.Fetched;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * The folder of recordings that {@code -Dearshot.recorded=FOLDER} names. It is no part of the
 * project, so tests that need it are skipped, visibly, without it.
 */
public final class Recorded {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Recorded() {}

  /** A file or folder of the recordings; skips the test where there is none. */
  public static Path path(String name) {
    String folder = System.getProperty("earshot.recorded", "");
    assumeTrue(!folder.isEmpty(), "no recordings: name their folder with -Dearshot.recorded");
    Path path = Path.of(folder, name);
    assumeTrue(Files.exists(path), () -> "no recording " + path);
    return path;
  }

  public static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a JSONL file, gzipped or not. */
  public static List<JsonNode> lines(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (file.toString().endsWith(".gz")) {
      try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
        bytes = in.readAllBytes();
      }
    }
    return new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .map(line -> json(line.getBytes(StandardCharsets.UTF_8)))
        .toList();
  }

  /** All files below a folder by their path. */
  public static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        files.put(folder.relativize(path).toString(), Files.readAllBytes(path));
      }
    }
    return files;
  }

  /** All files of a gzipped tar by their names. */
  public static Map<String, byte[]> tar(Path archive) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (InputStream in =
        new BufferedInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
      byte[] header = in.readNBytes(512);
      String longName = "";
      while (header.length == 512 && header[0] != 0) {
        byte[] content = in.readNBytes(Integer.parseInt(field(header, 124, 12).strip(), 8));
        in.skipNBytes((512 - content.length % 512) % 512);
        if (header[156] == 'L') { // GNU: the next entry's name is long
          longName = field(content, 0, content.length);
        } else {
          String name = longName.isEmpty() ? field(header, 0, 100) : longName;
          longName = "";
          if (header[156] == '0' || header[156] == 0) {
            files.put(name, content);
          }
        }
        header = in.readNBytes(512);
      }
    }
    return files;
  }

  private static String field(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }

  /** An answer with this body; header names and values alternate. */
  public static Fetched answer(String url, byte[] body, String... headers) {
    return new Fetched(HttpUrl.get(url), Headers.of(headers), body);
  }

  public static Fetched answer(String url, String body, String... headers) {
    return answer(url, body.getBytes(StandardCharsets.UTF_8), headers);
  }
}
