package earshot.deploy.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ElasticsearchHomeTest {
  private static final NodeSettings SETTINGS = new NodeSettings(300, true, OptionalInt.empty());

  @TempDir Path dir;
  private Installation installation;

  @BeforeEach
  void install() throws IOException {
    installation = new Installation(dir.resolve("installation"));
    Files.createDirectories(installation.root().resolve("analyzers"));
    Files.writeString(installation.root().resolve("analyzers/plugin.jar"), "one");
    zip(
        Map.of(
            "server-1/bin/elasticsearch", "#!/bin/sh",
            "server-1/config/jvm.options", "-Dx=1",
            "server-1/config/log4j2.properties", "status = error",
            "server-1/plugins/README", ""));
  }

  @Test
  void unpacksOnceAndRenewsThePlugin() throws Exception {
    ElasticsearchHome home = prepare();
    assertThat(home.program()).isExecutable();
    Files.writeString(home.program(), "unpacked before");
    Files.writeString(installation.root().resolve("analyzers/plugin.jar"), "two");
    prepare();
    assertThat(home.program()).hasContent("unpacked before");
    assertThat(home.server().resolve("plugins/earshot-analyzers/plugin.jar")).hasContent("two");
  }

  @Test
  void startsOverAfterAHalfUnpackedServer() throws Exception {
    Path half = dir.resolve("es/unpacking/server-1/bin");
    Files.createDirectories(half);
    Files.writeString(half.resolve("elasticsearch"), "half");
    assertThat(prepare().program()).hasContent("#!/bin/sh");
    assertThat(dir.resolve("es/unpacking")).doesNotExist();
  }

  @Test
  void writesWhatTheNodeReads() throws Exception {
    ElasticsearchHome home = prepare();
    home.configure(SETTINGS, 4711);
    assertThat(home.config().resolve("elasticsearch.yml"))
        .content()
        .contains("http.port: 4711", "network.host: 127.0.0.1", "path.data: '" + home.data());
    assertThat(home.config().resolve("jvm.options")).hasContent("-Dx=1");
    assertThat(home.config().resolve("jvm.options.d/earshot.options"))
        .content()
        .contains("-Xmx300m");
  }

  @Test
  void spendsMemoryOnTheCollectorOnlyWhereItHelps() {
    assertThat(ElasticsearchHome.jvmOptions(SETTINGS, 2))
        .contains("-Xms300m", "-Xmx300m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    assertThat(ElasticsearchHome.jvmOptions(NodeSettings.standard(), 8))
        .contains("-Xmx1024m")
        .doesNotContain("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
  }

  @Test
  void quotesPathsForYaml() {
    assertThat(ElasticsearchHome.yaml(Path.of("/our town's: data")))
        .isEqualTo("'/our town''s: data'");
  }

  @Test
  void anUnusedFolderIsInNobodysUse() throws Exception {
    ElasticsearchHome home = prepare();
    assertThat(home.inUse()).isFalse();
    Files.createFile(home.data().resolve("node.lock"));
    assertThat(home.inUse()).as("a lock file that nobody holds is left by a kill").isFalse();
  }

  @Test
  void aNodeOnItsWayUsesTheFolderBeforeItLocksTheData() throws Exception {
    ElasticsearchHome home = prepare();
    Files.writeString(home.program(), "#!/bin/sh\nread stays");
    Process starting = new ProcessBuilder("/bin/sh", home.program().toString()).start();
    try {
      assertThat(home.inUse()).isTrue();
    } finally {
      starting.destroyForcibly().waitFor();
    }
    assertThat(home.inUse()).isFalse();
  }

  @Test
  void refusesAnArchiveThatWritesElsewhere() throws Exception {
    zip(Map.of("server-1/../../../evil", "x"));
    assertThatThrownBy(this::prepare).hasMessageContaining("outside its folder");
    assertThat(dir.resolve("evil")).doesNotExist();
  }

  @Test
  void saysWhatTheInstallationLacks() throws Exception {
    Files.delete(installation.root().resolve("elasticsearch.zip"));
    assertThatThrownBy(this::prepare)
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("elasticsearch.zip is missing");
  }

  @Test
  void refusesAHeapInWhichNothingFits() {
    assertThatThrownBy(() -> new NodeSettings(64, false, OptionalInt.empty()))
        .hasMessageContaining("64 MB is too small");
  }

  private ElasticsearchHome prepare() throws IOException {
    return ElasticsearchHome.prepare(installation, dir.resolve("es"));
  }

  private void zip(Map<String, String> files) throws IOException {
    Path zip = installation.root().resolve("elasticsearch.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      for (var file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      }
    }
  }
}
