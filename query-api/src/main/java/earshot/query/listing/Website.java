package earshot.query.listing;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An address on the web by what it leads to: not by its scheme, www. or marks of campaigns. */
final class Website {
  private static final Pattern CAMPAIGN =
      Pattern.compile("(?i)(utm_\\w+|gclid|fbclid|y_source)=.*");

  private Website() {}

  static boolean agree(String one, String other) {
    return target(one).equals(target(other));
  }

  private static String target(String written) {
    String address = written.strip();
    try {
      URI uri = new URI(address.contains("://") ? address : "https://" + address);
      return uri.getHost() == null ? address : host(uri) + path(uri) + query(uri);
    } catch (URISyntaxException e) {
      return address; // compared as it is written
    }
  }

  private static String host(URI uri) {
    return uri.getHost().toLowerCase(Locale.ROOT).replaceFirst("^www\\.", "");
  }

  private static String path(URI uri) {
    return Optional.ofNullable(uri.getPath()).orElse("").replaceFirst("/+$", "");
  }

  private static String query(URI uri) {
    return Arrays.stream(Optional.ofNullable(uri.getRawQuery()).orElse("").split("&"))
        .filter(part -> !part.isEmpty() && !CAMPAIGN.matcher(part).matches())
        .sorted()
        .collect(Collectors.joining("&", "?", ""));
  }
}
