package earshot.query.reach;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Whom a connection over TLS trusts. */
public record Trust(X509TrustManager manager, SSLContext context) {
  public SSLSocketFactory sockets() {
    return context.getSocketFactory();
  }

  /**
   * Nobody but who is vouched for by the certificates in a PEM file.
   *
   * @throws IllegalArgumentException when it can't be read or holds none
   */
  public static Trust only(Path authority) {
    try {
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store(authority));
      TrustManager[] managers = trust.getTrustManagers();
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers, null);
      return new Trust((X509TrustManager) managers[0], context);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalArgumentException(
          "the authority in %s can't be used: %s".formatted(authority, e), e);
    }
  }

  private static KeyStore store(Path authority) throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    Collection<? extends Certificate> certificates;
    try (InputStream pem = Files.newInputStream(authority)) {
      certificates = CertificateFactory.getInstance("X.509").generateCertificates(pem);
    }
    if (certificates.isEmpty()) {
      throw new GeneralSecurityException("no certificate in it");
    }
    int number = 0;
    for (Certificate certificate : certificates) {
      store.setCertificateEntry("authority-" + number++, certificate);
    }
    return store;
  }
}
