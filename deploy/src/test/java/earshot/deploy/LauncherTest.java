package earshot.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script at the root, on a checkout, JDKs and a Maven that only look like such. */
class LauncherTest {
  private static final String TOOLS =
      "cat dirname find head mkdir mv readlink rm sed sh sort tail touch tr";

  @TempDir Path dir;
  private Path checkout;
  private Path script;
  private final Map<String, String> environment = new TreeMap<>();

  @BeforeEach
  void layOut() throws Exception {
    dir = dir.toRealPath();
    checkout = Files.createDirectories(dir.resolve("my checkout"));
    script = checkout.resolve("earshot");
    Files.copy(Path.of("..", "earshot"), script);
    Files.createDirectories(checkout.resolve("deploy/src/main"));
    write(checkout.resolve("pom.xml"), "<project/>");
    Path bin = Files.createDirectories(dir.resolve("bin"));
    for (String tool : TOOLS.split(" ")) {
      program(bin.resolve(tool), "exec " + tool(tool) + " \"$@\"");
    }
    environment.put("PATH", bin.toString());
    environment.put("HOME", dir.toString());
    environment.put("EARSHOT_JDK_FOLDERS", dir.resolve("jdks") + "/*");
  }

  @Test
  void saysThatThereIsNoJdk() throws Exception {
    assertThat(run().lines())
        .singleElement()
        .asString()
        .startsWith("earshot: needs a JDK 21 or newer, and no JDK was found. Install one")
        .contains("JAVA_HOME");
    jdk("17.0.9");
    Ran old = run();
    assertThat(old.status()).isEqualTo(1);
    assertThat(old.lines())
        .singleElement()
        .asString()
        .contains("the newest JDK found is 17 (" + dir.resolve("jdks/17.0.9") + ")");
  }

  @Test
  void saysThatThereIsNoMavenOrAnOldOne() throws Exception {
    jdk("21.0.1");
    Ran none = run();
    assertThat(none.status()).isEqualTo(1);
    assertThat(none.lines())
        .singleElement()
        .asString()
        .contains("needs Maven 3.8.7 or newer", "there is no mvn on the PATH");
    maven("3.6.3", "exit 0");
    assertThat(run().lines())
        .singleElement()
        .asString()
        .contains("needs Maven 3.8.7 or newer", "mvn on the PATH is 3.6.3");
  }

  @Test
  void picksTheNewestJdkUnlessJavaHomeIsNewEnough() throws Exception {
    maven("3.8.7", "exit 0");
    jdk("1.8.0_402");
    jdk("21.0.1");
    Path newest = jdk("25");
    assertThat(run().lines()).contains("java " + newest);
    environment.put("JAVA_HOME", jdk("22.0.2").toString());
    assertThat(run().lines()).contains("java " + dir.resolve("jdks/22.0.2"));
    environment.put("JAVA_HOME", dir.resolve("jdks/1.8.0_402").toString());
    assertThat(run().lines()).contains("java " + newest);
  }

  @Test
  void passesArgumentsAndTheStatusFromAnyFolderAndThroughLinks() throws Exception {
    jdk("21.0.1");
    maven("3.10.0", "exit 0");
    Path link = Files.createSymbolicLink(dir.resolve("link"), Path.of("my checkout/earshot"));
    Path linkToLink = Files.createSymbolicLink(dir.resolve("bin/earshot"), link);
    script = linkToLink;
    Ran ran = run("search", "two words", "it's", "");
    assertThat(ran.status()).isEqualTo(7);
    assertThat(ran.lines())
        .containsSubsequence(
            "<-cp>",
            "<" + checkout.resolve("deploy/target/earshot/lib") + "/*>",
            "<earshot.deploy.Main>",
            "<search>",
            "<two words>",
            "<it's>",
            "<>");
  }

  @Test
  void givesEachJavaTheFlagsThatItKnows() throws Exception {
    maven("3.9.9", "exit 0");
    jdk("21.0.1");
    assertThat(run().lines())
        .contains("<-Xmx768m>", "<-Xmn256m>", "<--enable-native-access=ALL-UNNAMED>")
        .doesNotContain("<--sun-misc-unsafe-memory-access=allow>");
    jdk("25.0.1");
    environment.put("EARSHOT_JAVA_OPTS", "-Xmx2g -Dx=y");
    assertThat(run().lines())
        .contains("<-Xmx2g>", "<-Dx=y>", "<--sun-misc-unsafe-memory-access=allow>")
        .doesNotContain("<-Xmx768m>");
  }

  /** Such a JVM would end before it began: an archive holds nothing of agents. */
  @Test
  void leavesTheArchiveWhereAnAgentIsWanted() throws Exception {
    maven("3.9.9", "exit 0");
    jdk("25.0.1");
    for (String agent : List.of("-agentpath:/profiler.so", "-javaagent:metrics.jar=9404")) {
      environment.put("EARSHOT_JAVA_OPTS", "-Xmx1g " + agent);
      assertThat(run("demo").lines()).contains("<" + agent + ">").noneMatch(l -> l.contains("jsa"));
    }
  }

  @Test
  void keepsClassesOfKnownVerbsInAnArchive() throws Exception {
    maven("3.9.9", "exit 0");
    jdk("21.0.1");
    String archives = "<-XX:SharedArchiveFile=" + checkout.resolve("deploy/target") + "/";
    assertThat(run("demo").lines()).contains(archives + "up-21.jsa>");
    assertThat(run("classify").lines()).contains(archives + "classify-21.jsa>");
    assertThat(run("clasify").lines()).noneMatch(line -> line.startsWith(archives));
  }

  @Test
  void buildsOnFirstUseAndWhenSourcesAreNewer() throws Exception {
    jdk("21.0.1");
    maven("3.9.9", "echo '[INFO] Building deploy 0.1.0   [6/6]'");
    assertThat(run().lines())
        .contains("earshot:   building deploy 0.1.0   [6/6]", "earshot: built.");
    assertThat(checkout.resolve("deploy/target/build.log")).content().contains("Building deploy");
    assertThat(run().lines()).noneMatch(line -> line.startsWith("earshot:"));
    Path source = checkout.resolve("deploy/src/main/New.java");
    write(source, "class New {}");
    Files.setLastModifiedTime(source, FileTime.from(Instant.parse("2100-01-01T00:00:00Z")));
    assertThat(run().lines()).contains("earshot: built.");
  }

  @Test
  void buildsAnewWhereAnEncoderIsWantedAndLacking() throws Exception {
    jdk("21.0.1");
    maven("3.9.9", "exit 0");
    run();
    environment.put("EARSHOT_ENCODER", "yes");
    assertThat(run().lines()).contains("earshot: built.");
    Path lib = Files.createDirectories(checkout.resolve("deploy/target/earshot/lib"));
    write(lib.resolve("encoder-0.1.0.jar"), "");
    assertThat(run().lines()).noneMatch(line -> line.startsWith("earshot:"));
  }

  @Test
  void showsTheEndOfTheLogWhenTheBuildFailsAndBuildsAgain() throws Exception {
    jdk("21.0.1");
    maven("3.9.9", "echo '[ERROR] no network'; exit 1");
    for (int attempt = 1; attempt <= 2; attempt++) {
      Ran failed = run();
      assertThat(failed.status()).isEqualTo(1);
      assertThat(failed.lines())
          .contains("[ERROR] no network")
          .last()
          .asString()
          .startsWith("earshot: the build failed; the whole log is in ");
    }
  }

  private record Ran(int status, List<String> lines) {}

  private Ran run(String... args) throws Exception {
    List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.directory(dir.toFile()).redirectErrorStream(true).start();
    List<String> lines = process.inputReader().lines().toList();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ran(process.exitValue(), lines);
  }

  private Path jdk(String version) throws Exception {
    Path home = Files.createDirectories(dir.resolve("jdks").resolve(version));
    Files.createDirectories(home.resolve("bin"));
    write(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    program(home.resolve("bin/javac"), "exit 1");
    program(
        home.resolve("bin/java"),
        "echo 'java " + home + "'\nfor arg; do printf '<%s>\\n' \"$arg\"; done\nexit 7");
    return home;
  }

  private void maven(String version, String build) throws Exception {
    program(
        dir.resolve("bin/mvn"),
        "[ \"$1\" = -v ] && { echo 'Apache Maven " + version + " (x)'; exit 0; }\n" + build);
  }

  private static void program(Path file, String body) throws Exception {
    write(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void write(Path file, String content) throws Exception {
    Files.writeString(file, content);
  }

  private static Path tool(String name) {
    return Stream.of("/bin", "/usr/bin")
        .map(folder -> Path.of(folder, name))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }
}
