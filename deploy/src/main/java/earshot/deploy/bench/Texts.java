package earshot.deploy.bench;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Generated texts, again and again. */
final class Texts {
  private static final int DIFFERENT = 20_000;

  private final List<String> texts;

  Texts(int atMost) {
    Chatter chatter = new Chatter();
    texts = IntStream.range(0, Math.min(atMost, DIFFERENT)).mapToObj(chatter::text).toList();
  }

  void each(int count, Consumer<String> work) {
    for (int i = 0; i < count; i++) {
      work.accept(texts.get(i % texts.size()));
    }
  }

  /** Seconds for all of them; the time of each goes to the samples. */
  double timed(int count, Consumer<String> work, Samples samples) {
    long start = System.nanoTime();
    each(
        count,
        text -> {
          long one = System.nanoTime();
          work.accept(text);
          samples.addNanos(System.nanoTime() - one);
        });
    return (System.nanoTime() - start) / 1e9;
  }

  /** The same on several threads at once, each with all of these texts. */
  double timed(int threads, int count, Consumer<String> work, Samples samples) {
    List<Samples> each = IntStream.range(0, threads).mapToObj(thread -> new Samples()).toList();
    long start = System.nanoTime();
    List<Thread> running =
        each.stream().map(own -> Thread.ofPlatform().start(() -> timed(count, work, own))).toList();
    running.forEach(Texts::await);
    each.forEach(samples::addAll);
    return (System.nanoTime() - start) / 1e9;
  }

  private static void await(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while measuring", e);
    }
  }
}
