package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.query.pages.EveryPage;
import earshot.query.reach.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that speaks https alone. */
class TlsTest {
  @TempDir Path dir;

  private static HttpResponse<String> ask(Rig rig, SelfSigned made, String method, String path)
      throws Exception {
    try (HttpClient client =
        HttpClient.newBuilder().sslContext(Trust.only(made.authority()).context()).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(uri(rig, "https", path))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header("Origin", "https://127.0.0.1:" + rig.api.port())
              .method(
                  method,
                  HttpRequest.BodyPublishers.ofString(
                      method.equals("GET")
                          ? ""
                          : "name=Ada&password=analytical+engine&again=analytical+engine"))
              .build();
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private static URI uri(Rig rig, String scheme, String path) {
    return URI.create("%s://127.0.0.1:%d%s".formatted(scheme, rig.api.port(), path));
  }

  /** The key of a PKCS#12 file as others write it. */
  private Path pem(SelfSigned made) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(made.keys())) {
      keys.load(file, SelfSigned.PASSWORD.toCharArray());
    }
    byte[] key =
        keys.getKey(keys.aliases().nextElement(), SelfSigned.PASSWORD.toCharArray()).getEncoded();
    return Files.writeString(
        dir.resolve("key.pem"),
        "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
            .formatted(Base64.getMimeEncoder().encodeToString(key)));
  }

  @Test
  void pagesComeOverTlsWithCookiesThatDoNotLeaveIt() throws Exception {
    SelfSigned made = SelfSigned.in(dir);
    try (Rig rig = Rig.over(Tls.pem(made.authority(), pem(made)), EveryPage::of)) {
      HttpResponse<String> page = ask(rig, made, "GET", "/");
      HttpResponse<String> in = ask(rig, made, "POST", "/setup");

      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().firstValue("Strict-Transport-Security"))
          .hasValue("max-age=31536000");
      assertThat(in.statusCode()).isEqualTo(303);
      assertThat(in.headers().firstValue("Set-Cookie").orElse("")).contains("Secure", "HttpOnly");
    }
  }

  @Test
  void nothingIsSaidToWhoDoesNotTrustOrDoesNotEncrypt() throws Exception {
    SelfSigned made = SelfSigned.in(dir);
    Tls tls = Tls.store(made.keys(), SelfSigned.PASSWORD);
    try (Rig rig = Rig.over(tls, EveryPage::of);
        HttpClient careful = HttpClient.newHttpClient()) {
      assertThat(ask(rig, made, "GET", "/health").statusCode()).isEqualTo(200);
      assertThatThrownBy(
              () ->
                  careful.send(
                      HttpRequest.newBuilder(uri(rig, "https", "/health")).build(),
                      HttpResponse.BodyHandlers.ofString()))
          .isInstanceOf(SSLHandshakeException.class);
      assertThatThrownBy(
              () ->
                  careful.send(
                      HttpRequest.newBuilder(uri(rig, "http", "/health")).build(),
                      HttpResponse.BodyHandlers.ofString()))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void whatCanNotBeUsedIsNamed() throws Exception {
    SelfSigned made = SelfSigned.in(dir);

    assertThatThrownBy(() -> Tls.store(made.keys(), "guess"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("keys.p12 can't be used");
    assertThatThrownBy(() -> Tls.pem(made.authority(), made.authority()))
        .hasMessageContaining("holds no PRIVATE KEY in PKCS#8");
    assertThatThrownBy(() -> Tls.pem(dir.resolve("none.pem"), pem(made)))
        .hasMessageContaining("none.pem can't be used");
  }
}
