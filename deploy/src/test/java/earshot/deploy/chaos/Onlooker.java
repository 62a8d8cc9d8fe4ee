package earshot.deploy.chaos;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Looks at pages while something goes on: each answers, or says plainly what is down. */
final class Onlooker {
  /** What happens meanwhile. */
  interface Happening {
    void happens() throws Exception;
  }

  private static final int UNAVAILABLE = 503;

  private Onlooker() {}

  /** What pages said that is neither an answer nor a plain word. */
  static Set<String> during(Witness witness, Happening happening) throws Exception {
    Set<String> odd = new ConcurrentSkipListSet<>();
    AtomicBoolean over = new AtomicBoolean();
    Thread looking =
        Thread.ofVirtual()
            .start(
                () -> {
                  while (!over.get()) {
                    look(witness, "/", odd);
                    look(witness, "/health", odd);
                    look(witness, "/api/v1/mentions?q=item", odd);
                    rest();
                  }
                });
    try {
      happening.happens();
    } finally {
      over.set(true);
      looking.join();
    }
    return new TreeSet<>(odd);
  }

  private static void look(Witness witness, String path, Set<String> odd) {
    try {
      HttpResponse<String> answer = witness.get(path);
      boolean plain = answer.statusCode() == UNAVAILABLE && answer.body().length() > 40;
      if (answer.statusCode() != 200 && !plain) {
        odd.add(path + " " + answer.statusCode() + " " + answer.body());
      }
    } catch (HttpTimeoutException silent) {
      odd.add(path + " says nothing"); // nothing stands still for so long
    } catch (IOException struck) {
      rest(); // the API itself was struck: nobody is there to say anything
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void rest() {
    try {
      new CountDownLatch(1).await(300, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
