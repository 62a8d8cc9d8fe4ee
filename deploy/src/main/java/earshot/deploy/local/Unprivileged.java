package earshot.deploy.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * How to run a program as somebody else than root, because Elasticsearch refuses to run as root.
 *
 * @param prefix the words before the command; empty where we are an ordinary user
 * @param owner who must own the files that it writes
 */
record Unprivileged(List<String> prefix, OptionalInt owner) {
  private static final Path SELF = Path.of("/proc/self");
  private static final int NOBODY = 65534;

  private static final Unprivileged AS_WE_ARE = new Unprivileged(List.of(), OptionalInt.empty());

  /**
   * In this order: becoming nobody, with either of two tools, works where others may enter the
   * folder; a user namespace, in which root looks like user 1000, works below folders that only
   * root may enter, unless a container forbids it.
   */
  private static final List<Unprivileged> WAYS =
      List.of(
          way(NOBODY, "setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"),
          way(NOBODY, "chroot", "--userspec=65534:65534", "--groups=", "--skip-chdir", "/"),
          way(0, "unshare", "--user", "--map-user=1000", "--map-group=1000"));

  Unprivileged {
    prefix = List.copyOf(prefix);
  }

  /** The first way in which the program can be started and the folder be written. */
  static Unprivileged choose(Path dir, Path program) throws IOException, InterruptedException {
    if (!isRoot()) {
      return AS_WE_ARE;
    }
    for (Unprivileged way : WAYS) {
      if (way.works(dir, program)) {
        return way;
      }
    }
    throw new Refusal(
        "Elasticsearch: it refuses to run as root, and neither setpriv, chroot nor unshare can"
            + " start it as another user on "
            + dir
            + ". Run Earshot as an ordinary user.");
  }

  List<String> command(List<String> command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return whole;
  }

  private static boolean isRoot() throws IOException {
    return Files.exists(SELF)
        ? Integer.valueOf(0).equals(Files.getAttribute(SELF, "unix:uid"))
        : "root".equals(System.getProperty("user.name"));
  }

  private boolean works(Path dir, Path program) throws InterruptedException {
    try {
      FileTree.give(dir, owner.orElseThrow());
      Process trial =
          new ProcessBuilder(
                  command(
                      List.of(
                          "/bin/sh",
                          "-c",
                          "test -x \"$0\" && cd \"$1\" && test -w .",
                          program.toString(),
                          dir.toString())))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return trial.waitFor(10, TimeUnit.SECONDS) && trial.exitValue() == 0;
    } catch (IOException noSuchToolOrNotAllowed) {
      return false;
    }
  }

  private static Unprivileged way(int owner, String... prefix) {
    return new Unprivileged(List.of(prefix), OptionalInt.of(owner));
  }
}
