package earshot.deploy.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The folder of a local Elasticsearch node: the unpacked server, its configuration, data and logs.
 */
record ElasticsearchHome(Path root, Path server) {
  /** Unpacks the server where it isn't yet and installs the analyzers plugin that belongs to it. */
  static ElasticsearchHome prepare(Installation installation, Path dir) throws IOException {
    try (ZipFile zip = new ZipFile(installation.elasticsearchZip().toFile())) {
      Path root = dir.toAbsolutePath().normalize();
      ElasticsearchHome home = new ElasticsearchHome(root, root.resolve(nameOf(zip)));
      for (Path folder : List.of(home.options(), home.data(), home.logs(), home.temporary())) {
        Files.createDirectories(folder);
      }
      home.unpack(zip);
      home.install(installation.analyzersPlugin());
      return home;
    }
  }

  Path config() {
    return root.resolve("config");
  }

  Path data() {
    return root.resolve("data");
  }

  Path logs() {
    return root.resolve("logs");
  }

  Path temporary() {
    return root.resolve("tmp");
  }

  Path snapshots() {
    return root.resolve("snapshots");
  }

  Path console() {
    return logs().resolve("console.log");
  }

  Path program() {
    return server.resolve("bin").resolve("elasticsearch");
  }

  private Path options() {
    return config().resolve("jvm.options.d");
  }

  /** Whether a node, perhaps of an Earshot that was killed, still works here or is on its way. */
  boolean inUse() throws IOException {
    return !processes().isEmpty() || locked();
  }

  private boolean locked() throws IOException {
    Path lock = data().resolve("node.lock");
    if (!Files.exists(lock)) {
      return false;
    }
    try (RandomAccessFile file = new RandomAccessFile(lock.toFile(), "rw");
        FileLock held = file.getChannel().tryLock()) {
      return held == null;
    }
  }

  /** The processes that were started from this folder, our leftovers among them. */
  List<ProcessHandle> processes() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(server.toString()))
        .toList();
  }

  /** Removes what a node leaves that is killed while it makes its keystore: none starts on it. */
  void forgetHalfWritten() throws IOException {
    Files.deleteIfExists(config().resolve("elasticsearch.keystore.tmp"));
  }

  void configure(NodeSettings settings, int port) throws IOException {
    for (String file : List.of("jvm.options", "log4j2.properties")) {
      Files.copy(
          server.resolve("config").resolve(file),
          config().resolve(file),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Files.write(config().resolve("elasticsearch.yml"), nodeSettings(port));
    Files.write(
        options().resolve("earshot.options"),
        jvmOptions(settings, Runtime.getRuntime().availableProcessors()));
  }

  private List<String> nodeSettings(int port) {
    return List.of(
        "cluster.name: earshot-local",
        "node.name: local",
        "discovery.type: single-node",
        "network.host: 127.0.0.1",
        "http.port: " + port,
        "transport.port: 0",
        "xpack.security.enabled: false",
        "path.data: " + yaml(data()),
        "path.logs: " + yaml(logs()),
        "path.repo: " + yaml(snapshots()),
        "cluster.routing.allocation.disk.threshold_enabled: false",
        // It would count garbage that the serial collector has not looked at yet, and refuse work.
        "indices.breaker.total.use_real_memory: false",
        "action.auto_create_index: false");
  }

  /** One collector thread needs half the memory of G1; more cores are worth that memory. */
  static List<String> jvmOptions(NodeSettings settings, int processors) {
    List<String> options = new ArrayList<>();
    options.add("-Xms" + settings.heapMegabytes() + "m");
    options.add("-Xmx" + settings.heapMegabytes() + "m");
    options.add("-XX:-AlwaysPreTouch");
    options.add("-XX:-HeapDumpOnOutOfMemoryError");
    if (processors <= 2) {
      options.add("-XX:-UseG1GC");
      options.add("-XX:+UseSerialGC");
    }
    if (settings.quickStart()) {
      options.add("-XX:TieredStopAtLevel=1");
    }
    // The server's own options keep up to 2 GB of garbage collection logs.
    options.add("-Xlog:disable");
    options.add("-Xlog:all=warning:stderr:utctime,level,tags");
    return options;
  }

  static String yaml(Path path) {
    return "'" + path.toString().replace("'", "''") + "'";
  }

  /** A half unpacked server must never look like a whole one: it gets its name at the end. */
  private void unpack(ZipFile zip) throws IOException {
    if (Files.exists(server)) {
      return;
    }
    Path part = root.resolve("unpacking");
    FileTree.delete(part);
    FileTree.unzip(zip, part);
    Path unpacked = part.resolve(server.getFileName());
    try (var programs = Files.list(unpacked.resolve("bin"))) {
      for (Path program : (Iterable<Path>) programs::iterator) {
        // Java's zip reader drops the modes.
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
    Files.move(unpacked, server, StandardCopyOption.ATOMIC_MOVE);
    FileTree.delete(part);
  }

  private void install(Path plugin) throws IOException {
    Path target = server.resolve("plugins").resolve("earshot-analyzers");
    FileTree.delete(target);
    FileTree.copy(plugin, target);
  }

  private static String nameOf(ZipFile zip) throws IOException {
    return zip.stream()
        .map(ZipEntry::getName)
        .filter(name -> name.indexOf('/') > 0)
        .map(name -> name.substring(0, name.indexOf('/')))
        .findFirst()
        .orElseThrow(() -> new IOException(zip.getName() + " holds no server"));
  }
}
