package earshot.deploy.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The sentiment of VADER, a list of English words with rules for what stands around them, as its
 * port for Java of 2018 has it. It lies apart from our libraries and is loaded here alone.
 */
final class Vader implements AutoCloseable {
  private static final String ANALYZER = "com.vader.sentiment.analyzer.SentimentAnalyzer";

  private final URLClassLoader loader;
  private final MethodHandle of;
  private final MethodHandle analyze;
  private final MethodHandle polarity;

  private Vader(URLClassLoader loader) throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    Class<?> analyzer = loader.loadClass(ANALYZER);
    this.loader = loader;
    of = lookup.findConstructor(analyzer, MethodType.methodType(void.class, String.class));
    analyze = lookup.findVirtual(analyzer, "analyze", MethodType.methodType(void.class));
    polarity = lookup.findVirtual(analyzer, "getPolarity", MethodType.methodType(Map.class));
  }

  /** The one whose libraries lie in this folder. */
  static Vader in(Path folder) throws IOException, ReflectiveOperationException {
    List<URL> jars = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path jar : files.sorted().toList()) {
        jars.add(jar.toUri().toURL());
      }
    }
    return new Vader(new URLClassLoader(jars.toArray(URL[]::new), Vader.class.getClassLoader()));
  }

  /** From -1, as bad as can be, to 1. */
  double compound(String text) {
    try {
      Object analyzer = of.invoke(text);
      analyze.invoke(analyzer);
      Object compound = ((Map<?, ?>) polarity.invoke(analyzer)).get("compound");
      return (Float) Objects.requireNonNull(compound);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("VADER failed", e);
    }
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
