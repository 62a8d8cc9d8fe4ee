package earshot.ingest.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes XML as RFC 7303 says (byte order mark, then HTTP charset, then declaration) and, where
 * the declared charset does not fit the bytes, as they stand.
 */
final class XmlText {
  private static final Pattern ENCODING =
      Pattern.compile("<\\?xml[^>]{0,200}encoding\\s*=\\s*[\"']\\s*([\\w.:-]+)");
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private XmlText() {}

  /** The text without the control characters that XML forbids. */
  static String decode(byte[] body, Optional<Charset> declaredByHttp) {
    return text(body, declaredByHttp).replaceAll("^\ufeff|[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "");
  }

  private static String text(byte[] body, Optional<Charset> declaredByHttp) {
    List<Charset> candidates = new ArrayList<>();
    mark(body).ifPresent(candidates::add);
    declaredByHttp.map(XmlText::widest).ifPresent(candidates::add);
    declared(body).map(XmlText::widest).ifPresent(candidates::add);
    candidates.add(StandardCharsets.UTF_8);
    for (Charset candidate : candidates) {
      Optional<String> text = strictly(body, candidate);
      if (text.isPresent()) {
        return text.get();
      }
    }
    return asTheyStand(body);
  }

  private static Optional<Charset> mark(byte[] body) {
    String start = hex(body);
    if (start.startsWith("0000feff") || start.startsWith("0000003c")) {
      return Optional.of(Charset.forName("UTF-32BE"));
    } else if (start.startsWith("fffe0000") || start.startsWith("3c000000")) {
      return Optional.of(Charset.forName("UTF-32LE"));
    } else if (start.startsWith("feff") || start.startsWith("003c00")) {
      return Optional.of(StandardCharsets.UTF_16BE);
    } else if (start.startsWith("fffe") || start.startsWith("3c00")) {
      return Optional.of(StandardCharsets.UTF_16LE);
    } else if (start.startsWith("4c6fa794")) {
      return known("IBM037");
    }
    return start.startsWith("efbbbf") ? Optional.of(StandardCharsets.UTF_8) : Optional.empty();
  }

  private static String hex(byte[] body) {
    StringBuilder hex = new StringBuilder();
    for (int i = 0; i < Math.min(4, body.length); i++) {
      hex.append("%02x".formatted(body[i]));
    }
    return hex.toString();
  }

  private static Optional<Charset> declared(byte[] body) {
    int start = Math.min(body.length, 400);
    Matcher declaration = ENCODING.matcher(new String(body, 0, start, StandardCharsets.ISO_8859_1));
    return declaration.find() ? known(declaration.group(1)) : Optional.empty();
  }

  private static Optional<Charset> known(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty(); // a name that nobody knows declares nothing
    }
  }

  /** What is declared as Latin-1 or GB2312 holds the characters of their larger sisters. */
  private static Charset widest(Charset charset) {
    return switch (charset.name().toLowerCase(Locale.ROOT)) {
      case "iso-8859-1" -> WINDOWS;
      case "gb2312", "gbk" -> known("GB18030").orElse(charset);
      default -> charset;
    };
  }

  private static Optional<String> strictly(byte[] body, Charset charset) {
    boolean wide = charset.name().startsWith("UTF-16") || charset.name().startsWith("UTF-32");
    if (wide && mark(body).isEmpty()) {
      return Optional.empty(); // declared in bytes that it does not have
    }
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** Mostly good UTF-8 loses its bad bytes; anything else is taken for Windows' Latin. */
  private static String asTheyStand(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    long foreign = text.chars().filter(c -> c > 127).count();
    long bad = text.chars().filter(c -> c == 0xfffd).count();
    return bad * 2 <= foreign ? text : new String(body, WINDOWS);
  }
}
