package earshot.deploy.files;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A file of text in the encoding that it is written in: as its byte order mark says, else UTF-8 if
 * all of it is, else the likeliest by its letters.
 *
 * @param mark how many bytes the byte order mark takes
 */
record TextFile(Path path, Charset charset, int mark) {
  private static final int SAMPLE = 1 << 16;

  /**
   * The file in its encoding.
   *
   * @param told what a person says it is
   */
  static TextFile of(Path path, Optional<Charset> told) throws IOException {
    byte[] start = start(path);
    if (start.length > 1 && start[0] == 'P' && start[1] == 'K') {
      throw new Unusable(path + " is a spreadsheet or an archive; save it as CSV in UTF-8 first");
    }
    Optional<TextFile> marked = marked(path, start);
    if (told.isPresent()) {
      return new TextFile(path, told.get(), marked.map(TextFile::mark).orElse(0));
    }
    return marked.isPresent() ? marked.get() : new TextFile(path, guessed(path, start), 0);
  }

  private static byte[] start(Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return in.readNBytes(SAMPLE);
    }
  }

  private static Optional<TextFile> marked(Path path, byte[] start) {
    if (begins(start, 0xef, 0xbb, 0xbf)) {
      return Optional.of(new TextFile(path, StandardCharsets.UTF_8, 3));
    }
    if (begins(start, 0xff, 0xfe)) {
      return Optional.of(new TextFile(path, StandardCharsets.UTF_16LE, 2));
    }
    return begins(start, 0xfe, 0xff)
        ? Optional.of(new TextFile(path, StandardCharsets.UTF_16BE, 2))
        : Optional.empty();
  }

  private static boolean begins(byte[] start, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (start.length <= i || (start[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static Charset guessed(Path path, byte[] start) throws IOException {
    Optional<Charset> wide = wide(start);
    if (wide.isPresent()) {
      return wide.get();
    }
    return utf8(path) ? StandardCharsets.UTF_8 : byLetters(start);
  }

  /** Text in UTF-16 without a mark is recognised by its NULs, which no other text holds. */
  private static Optional<Charset> wide(byte[] start) {
    int even = 0;
    int odd = 0;
    for (int i = 0; i < start.length; i++) {
      even += i % 2 == 0 && start[i] == 0 ? 1 : 0;
      odd += i % 2 == 1 && start[i] == 0 ? 1 : 0;
    }
    if (even + odd == 0) {
      return Optional.empty();
    }
    return Optional.of(odd > even ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
  }

  private static boolean utf8(Path path) throws IOException {
    char[] buffer = new char[8192];
    try (InputStream in = Files.newInputStream(path);
        Reader strict = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder())) {
      int read = 0;
      while (read >= 0) {
        read = strict.read(buffer); // only whether it can be read counts
      }
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** ISO-8859-1 and its like are read as the Windows code pages that contain them. */
  private static Charset byLetters(byte[] start) {
    CharsetMatch[] matches = new CharsetDetector().setText(start).detectAll();
    return Arrays.stream(matches)
        .map(CharsetMatch::getName)
        .filter(name -> !name.startsWith("UTF-") && Charset.isSupported(name))
        .map(name -> name.equals("ISO-8859-1") ? "windows-1252" : name)
        .map(Charset::forName)
        .findFirst()
        .orElse(Charset.forName("windows-1252"));
  }

  /** The text behind the mark. */
  BufferedReader open() throws IOException {
    InputStream in = new BufferedInputStream(Files.newInputStream(path));
    in.skipNBytes(mark);
    return new BufferedReader(new InputStreamReader(in, charset), SAMPLE);
  }
}
