package earshot.assess.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds addresses in texts and makes the keys under which they are found. */
public final class Urls {
  private static final String TRAILING = ".,;:!?…)]}>\"'»”’*_~،؛؟։。，！？";
  private static final String ENDING = "<>\"«»“”「」『』、。，（）";
  private static final int PATH_SEGMENTS = 8;
  private static final int HOST_LABELS = 8;
  private static final int LONGEST_KEY = 500;

  private Urls() {}

  /** The end of the address that begins here, or -1. */
  static int end(String text, int start) {
    int body = bodyStart(text, start);
    if (body < 0) {
      return -1;
    }
    int end = body;
    while (end < text.length()
        && !Character.isWhitespace(text.charAt(end))
        && ENDING.indexOf(text.charAt(end)) < 0) {
      end++;
    }
    while (end > body && TRAILING.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end > body && Character.isLetterOrDigit(text.codePointAt(body)) ? end : -1;
  }

  private static int bodyStart(String text, int start) {
    char first = text.charAt(start);
    if (first != 'h' && first != 'H' && first != 'w' && first != 'W') {
      return -1;
    }
    for (String prefix : List.of("https://", "http://", "www.")) {
      if (text.regionMatches(true, start, prefix, 0, prefix.length())) {
        return start + prefix.length();
      }
    }
    return -1;
  }

  /**
   * The keys of an address: each of its hosts (the whole and every parent domain) alone and with
   * each beginning of its path, without scheme, port, query and a closing slash; {@code
   * https://www.acme.example/a/b?x=1} has {@code acme.example}, {@code acme.example/a}, {@code
   * acme.example/a/b} and more. A query's {@code url:} is one such key, looked up whole.
   */
  public static Set<String> keys(String url) {
    String key = key(url);
    int slash = key.indexOf('/');
    String path = slash < 0 ? "" : key.substring(slash);
    Set<String> keys = new LinkedHashSet<>();
    for (String host : hosts(url)) {
      keys.add(host);
      int at = 0;
      for (int segments = 0;
          at >= 0 && at < path.length() && segments < PATH_SEGMENTS;
          segments++) {
        at = path.indexOf('/', at + 1);
        keys.add(host + (at < 0 ? path : path.substring(0, at)));
      }
    }
    return keys;
  }

  /** The host of an address and its parent domains: what {@code site:} looks up. */
  public static Set<String> hosts(String url) {
    String key = key(url);
    int slash = key.indexOf('/');
    String host = slash < 0 ? key : key.substring(0, slash);
    Set<String> hosts = new LinkedHashSet<>();
    for (int labels = 0; !host.isEmpty() && labels < HOST_LABELS; labels++) {
      hosts.add(host);
      int dot = host.indexOf('.');
      host = dot < 0 ? "" : host.substring(dot + 1);
    }
    return hosts;
  }

  /**
   * Host and path, folded, as somebody would type them: no scheme, no {@code www.}, port, query or
   * closing slash.
   */
  public static String key(String url) {
    String key = url.strip().toLowerCase(Locale.ROOT);
    // A path may hold another address, which is no scheme of this one.
    for (int at = key.indexOf("://"); at >= 0 && key.indexOf('/') > at; at = key.indexOf("://")) {
      key = key.substring(at + 3);
    }
    key = withoutTail(withoutTail(key, '#'), '?');
    int slash = key.indexOf('/');
    String host = slash < 0 ? key : key.substring(0, slash);
    host = withoutTail(host.substring(host.lastIndexOf('@') + 1), ':');
    while (host.startsWith("www.")) {
      host = host.substring(4);
    }
    String whole = host + (slash < 0 ? "" : key.substring(slash));
    return withoutEnd(whole.substring(0, Math.min(whole.length(), LONGEST_KEY)));
  }

  /**
   * Without slashes and blanks at the end, also those that a cut left there: a key has one form.
   */
  private static String withoutEnd(String key) {
    int end = key.length();
    while (end > 0 && (key.charAt(end - 1) == '/' || Character.isWhitespace(key.charAt(end - 1)))) {
      end--;
    }
    return key.substring(0, end);
  }

  private static String withoutTail(String text, char from) {
    int at = text.indexOf(from);
    return at < 0 ? text : text.substring(0, at);
  }
}
