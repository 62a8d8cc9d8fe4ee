package earshot.query.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Style, script, icon and fonts of the pages, which have the letters of all their languages. Their
 * addresses name their content, so browsers may keep them for ever.
 */
final class Assets {
  private static final String STYLE = "earshot.css";
  private static final String FONT = "font/woff2";

  private static final Map<String, String> TYPES =
      Map.of(
          "armenian.woff2",
          FONT,
          "persian.woff2",
          FONT,
          "earshot.js",
          "text/javascript;charset=utf-8",
          "followup.js",
          "text/javascript;charset=utf-8",
          "icon.svg",
          "image/svg+xml");

  private final Map<String, String> addresses = new HashMap<>();
  private final Map<String, Asset> byName = new HashMap<>();

  /** Bytes and their media type. */
  record Asset(byte[] bytes, String type) {}

  Assets() {
    TYPES.forEach((file, type) -> add(file, read(file), type));
    add(STYLE, style(), "text/css;charset=utf-8");
  }

  private void add(String file, byte[] bytes, String type) {
    String name = file.replace(".", "." + hash(bytes) + ".");
    addresses.put(file, "/assets/" + name);
    byName.put(name, new Asset(bytes, type));
  }

  /** With the addresses of what it refers to. */
  private byte[] style() {
    String style = new String(read(STYLE), UTF_8);
    for (Map.Entry<String, String> asset : addresses.entrySet()) {
      style = style.replace("url(" + asset.getKey() + ")", "url(" + asset.getValue() + ")");
    }
    return style.getBytes(UTF_8);
  }

  /** Where the browser finds this file. */
  String of(String file) {
    return Objects.requireNonNull(addresses.get(file), file);
  }

  Optional<Asset> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  private static byte[] read(String file) {
    try (InputStream in = Objects.requireNonNull(Assets.class.getResourceAsStream(file), file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(file + " in this program's own jar", e);
    }
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] sha = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(sha, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
