package earshot.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * Gives mutated inputs to a reader for a while and demands of each: it is read or refused as
 * declared, within ten seconds and bounded memory.
 *
 * <p>{@code -Dfuzz.seconds=N} says how long, one second without it; {@code -Dfuzz.seed=N} takes
 * other dice. A failure names its input. {@code -Pguided} makes inputs by what they reach.
 */
public final class Fuzz {
  /** Reads an input. */
  public interface Reader {
    void read(byte[] input) throws Throwable;
  }

  /** Never declared by anybody, whatever they are kinds of. */
  private static final List<Class<?>> BLUNDERS =
      List.of(
          NullPointerException.class,
          IndexOutOfBoundsException.class,
          ClassCastException.class,
          NoSuchElementException.class,
          NegativeArraySizeException.class,
          ArithmeticException.class);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** However slow the machine is. */
  private static final long LEAST = 50;

  private static final long MEMORY = 512L << 20;
  private static final double SECONDS = Double.parseDouble(System.getProperty("fuzz.seconds", "1"));
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final List<byte[]> corpus;
  private final Predicate<Throwable> declared;

  private Fuzz(List<byte[]> corpus, Predicate<Throwable> declared) {
    this.corpus = corpus;
    this.declared = declared;
  }

  /** Of these texts. */
  public static Fuzz of(String... corpus) {
    return of(Arrays.stream(corpus).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList());
  }

  /** Of these bytes. */
  public static Fuzz of(List<byte[]> corpus) {
    return new Fuzz(corpus, failure -> false);
  }

  /** A reader may refuse an input so. */
  public Fuzz refusing(Class<?>... failures) {
    return new Fuzz(
        corpus,
        failure ->
            Arrays.stream(failures).anyMatch(each -> each.isInstance(failure))
                && BLUNDERS.stream().noneMatch(each -> each.isInstance(failure)));
  }

  /** Reads mutated texts. */
  public void texts(TextReader reader) {
    bytes(input -> reader.read(new String(input, StandardCharsets.UTF_8)));
  }

  /** Reads a text. */
  public interface TextReader {
    void read(String input) throws Throwable;
  }

  /** Reads the corpus itself, and then mutated inputs until the time is over. */
  public void bytes(Reader reader) {
    long seed = Long.getLong("fuzz.seed", 42);
    if (Guided.isOn()) {
      Guided.read(corpus, SECONDS, seed, input -> demand(input, reader));
      return;
    }
    Mutation mutation = new Mutation(corpus, seed);
    long end = System.nanoTime() + (long) (SECONDS * 1e9);
    long inputs = 0;
    for (byte[] input : corpus) {
      look(input, reader, "the corpus itself");
    }
    while (System.nanoTime() < end || inputs < LEAST) {
      inputs++;
      look(mutation.next(), reader, "input %d of seed %d".formatted(inputs, seed));
    }
    System.out.printf("%,d inputs of seed %d%n", inputs, seed);
  }

  /** Nothing of its time and memory, which are Jazzer's too. */
  private void demand(byte[] input, Reader reader) {
    try {
      reader.read(input);
    } catch (Throwable failure) {
      if (!declared.test(failure)) {
        throw undeclared("an input", failure, input);
      }
    }
  }

  private static AssertionError undeclared(String name, Throwable failure, byte[] input) {
    return new AssertionError(
        "%s was not refused as declared but with %s: %s".formatted(name, failure, shown(input)),
        failure);
  }

  private void look(byte[] input, Reader reader, String name) {
    CompletableFuture<Long> read = new CompletableFuture<>();
    Thread thread =
        Thread.ofPlatform().name("fuzz").daemon().start(() -> read(input, reader, read));
    try {
      long bytes = read.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (bytes > MEMORY) {
        throw new AssertionError(
            "%s took %,d MB of memory: %s".formatted(name, bytes >> 20, shown(input)));
      }
    } catch (ExecutionException e) {
      throw undeclared(name, e.getCause(), input);
    } catch (TimeoutException e) {
      AssertionError hangs =
          new AssertionError(name + " is not read within " + PATIENCE + ": " + shown(input));
      hangs.setStackTrace(thread.getStackTrace());
      throw hangs;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private void read(byte[] input, Reader reader, CompletableFuture<Long> told) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      reader.read(input);
    } catch (Throwable failure) { // also errors: a stack that overflows is a finding
      if (!declared.test(failure)) {
        told.completeExceptionally(failure);
      }
    }
    told.complete(THREADS.getCurrentThreadAllocatedBytes() - before);
  }

  private static String shown(byte[] input) {
    byte[] some = Arrays.copyOf(input, Math.min(input.length, 3_000));
    return "%d bytes, in base 64 %s%s"
        .formatted(
            input.length,
            Base64.getEncoder().encodeToString(some),
            some.length < input.length ? " …" : "");
  }
}
