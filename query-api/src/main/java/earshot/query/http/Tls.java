package earshot.query.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The certificate of this server and its key. */
public final class Tls {
  private static final List<String> KINDS = List.of("EC", "RSA", "Ed25519");

  private final KeyStore keys;
  private final String password;

  private Tls(KeyStore keys, String password) {
    this.keys = keys;
    this.password = password;
  }

  /**
   * Of two PEM files.
   *
   * @param chain the certificate, and those that vouch for it
   * @param key in PKCS#8, not encrypted
   * @throws IllegalArgumentException when one of them can't be used
   */
  public static Tls pem(Path chain, Path key) {
    try (InputStream pem = Files.newInputStream(chain)) {
      Certificate[] certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(pem)
              .toArray(Certificate[]::new);
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      keys.setKeyEntry("server", key(key), new char[0], certificates);
      return new Tls(keys, "");
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      throw unusable(chain, e);
    }
  }

  /**
   * Of a PKCS#12 file.
   *
   * @throws IllegalArgumentException when it can't be used
   */
  public static Tls store(Path file, String password) {
    try (InputStream bytes = Files.newInputStream(file)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(bytes, password.toCharArray());
      if (!keys.aliases().hasMoreElements()) {
        throw new GeneralSecurityException("it holds no key");
      }
      return new Tls(keys, password);
    } catch (GeneralSecurityException | IOException e) {
      throw unusable(file, e);
    }
  }

  private static IllegalArgumentException unusable(Path file, Exception e) {
    return new IllegalArgumentException(
        "the certificate in %s can't be used: %s".formatted(file, e.getMessage()), e);
  }

  private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
    String pem = Files.readString(file);
    String begin = "-----BEGIN PRIVATE KEY-----";
    int from = pem.indexOf(begin);
    int to = pem.indexOf("-----END PRIVATE KEY-----");
    if (from < 0 || to < from) {
      throw new InvalidKeySpecException(
          "%s holds no PRIVATE KEY in PKCS#8; `openssl pkcs8 -topk8 -nodes` makes one"
              .formatted(file));
    }
    byte[] der = Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
    for (String kind : KINDS) {
      try {
        return KeyFactory.getInstance(kind).generatePrivate(new PKCS8EncodedKeySpec(der));
      } catch (InvalidKeySpecException another) {
        continue; // its own bytes say of which kind a key is, and each kind reads only its own
      }
    }
    throw new InvalidKeySpecException("%s holds no key of %s".formatted(file, KINDS));
  }

  /** Where a server listens that speaks nothing else. */
  ServerConnector connector(Server server, HttpConfiguration http, String host, int port) {
    SslContextFactory.Server context = new SslContextFactory.Server();
    context.setKeyStore(keys);
    context.setKeyStorePassword(password);
    // A probe asks by address, and a name that is not ours is refused elsewhere.
    http.addCustomizer(new SecureRequestCustomizer(false));
    ServerConnector connector =
        new ServerConnector(
            server,
            new SslConnectionFactory(context, HttpVersion.HTTP_1_1.asString()),
            new HttpConnectionFactory(http));
    connector.setHost(host);
    connector.setPort(port);
    return connector;
  }
}
