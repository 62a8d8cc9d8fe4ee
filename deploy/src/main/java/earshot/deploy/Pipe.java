package earshot.deploy;

import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** What comes in, goes out and is complained about while rows run through a verb; all in UTF-8. */
final class Pipe {
  /** What a verb does between the two ends. */
  interface Work<T> {
    T run(Reader in, Writer out, Writer troubles) throws IOException;
  }

  private final InputStream in;
  private final OutputStream out;
  private final OutputStream troubles;

  Pipe(InputStream in, OutputStream out, OutputStream troubles) {
    this.in = in;
    this.out = out;
    this.troubles = troubles;
  }

  /** The descriptors themselves: {@code System.out} would swallow that nobody listens any more. */
  static Pipe standard() {
    return new Pipe(
        System.in,
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err));
  }

  /** Runs the work and writes out what it left. */
  <T> T through(Work<T> work) throws IOException {
    Writer answers = writer(out);
    Writer complaints = writer(troubles);
    try {
      return work.run(reader(new Prompt(in, answers, complaints)), answers, complaints);
    } finally {
      complaints.flush();
      answers.flush();
    }
  }

  private static Writer writer(OutputStream to) {
    return new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8), 1 << 15);
  }

  /** Bytes that are no UTF-8 become U+FFFD. */
  static Reader reader(InputStream from) {
    return new InputStreamReader(from, StandardCharsets.UTF_8);
  }

  /** Lets go of what was written before it waits for more, so that a slow talker is answered. */
  private static final class Prompt extends FilterInputStream {
    private final Writer answers;
    private final Writer complaints;

    Prompt(InputStream in, Writer answers, Writer complaints) {
      super(new BufferedInputStream(in, 1 << 16));
      this.answers = answers;
      this.complaints = complaints;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (in.available() == 0) {
        complaints.flush();
        answers.flush();
      }
      return in.read(bytes, offset, length);
    }
  }
}
