package earshot.query.http;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate of 127.0.0.1 that vouches for itself, made by the JDK's own tool.
 *
 * @param keys PKCS#12 with certificate and key
 * @param authority PEM with the certificate
 */
public record SelfSigned(Path keys, Path authority) {
  public static final String PASSWORD = "changeit";

  public static SelfSigned in(Path dir) throws IOException, InterruptedException {
    SelfSigned made = new SelfSigned(dir.resolve("keys.p12"), dir.resolve("authority.pem"));
    made.keytool(
        "-genkeypair",
        "-keyalg",
        "EC",
        "-dname",
        "CN=127.0.0.1",
        "-ext",
        "san=ip:127.0.0.1",
        "-validity",
        "2");
    made.keytool("-exportcert", "-rfc", "-file", made.authority.toString());
    return made;
  }

  private void keytool(String... task) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(task));
    command.addAll(
        List.of(
            "-alias",
            "town",
            "-keystore",
            keys.toString(),
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD));
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException("keytool refused " + task[0]);
    }
  }
}
