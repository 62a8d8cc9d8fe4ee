package earshot.ingest.source;

import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.jspecify.annotations.Nullable;

/** Web addresses as settings and as names. */
public final class Addresses {
  private static final Pattern SECRET = Pattern.compile("(?i).*(key|token|secret|auth|sig|pass).*");
  private static final Pattern CAMPAIGN = Pattern.compile("(?i)utm_.*|fbclid|gclid");

  private Addresses() {}

  /** Refuses a setting that is neither empty nor an address of the web. */
  public static ConfigDef.Validator http() {
    return ConfigDef.LambdaValidator.with(
        (name, value) -> {
          if (value != null && HttpUrl.parse(value.toString()) == null) {
            throw new ConfigException(name, value, "an http or https address is due");
          }
        },
        () -> "http or https address");
  }

  /**
   * The address as a name that may be stored and shown: no fragment, no user, the values of secret
   * looking parameters replaced by a short hash, so that different secrets stay different names.
   */
  public static String name(HttpUrl url) {
    HttpUrl.Builder name = url.newBuilder().username("").password("").fragment(null);
    for (String parameter : url.queryParameterNames()) {
      if (SECRET.matcher(parameter).matches()) {
        int hash = url.queryParameterValues(parameter).hashCode();
        name.setQueryParameter(parameter, Integer.toHexString(hash));
      }
    }
    return name.build().toString();
  }

  /** A site by the name that people know: host and port, and its folder if it has one. */
  public static String site(HttpUrl url) {
    boolean usual = url.port() == HttpUrl.defaultPort(url.scheme());
    String host = usual ? url.host() : url.host() + ":" + url.port();
    return host + url.encodedPath().replaceFirst("/+$", "");
  }

  /** What stands at a site under this name; null where there is no name. */
  public static @Nullable String below(String site, @Nullable String name) {
    return name == null ? null : site + name;
  }

  /** The same page asked for at another host, such as a proxy or a copy. */
  public static HttpUrl at(@Nullable String base, HttpUrl url) {
    if (base == null) {
      return url;
    }
    HttpUrl other = HttpUrl.get(base);
    return url.newBuilder().scheme(other.scheme()).host(other.host()).port(other.port()).build();
  }

  /** Another address of a place, asked for where its base-url says if somebody set that. */
  public static HttpUrl beside(AbstractConfig place, String usual) {
    Object base = place.originals().get("base-url");
    return at(base == null ? null : base.toString(), HttpUrl.get(usual));
  }

  /** The address without what only tells who sent the reader. */
  public static String withoutCampaign(String address) {
    HttpUrl url = HttpUrl.parse(address);
    if (url == null || url.query() == null) {
      return address;
    }
    HttpUrl.Builder bare = url.newBuilder();
    url.queryParameterNames().stream()
        .filter(name -> CAMPAIGN.matcher(name).matches())
        .forEach(bare::removeAllQueryParameters);
    HttpUrl built = bare.build();
    return (built.querySize() == 0 ? built.newBuilder().query(null).build() : built).toString();
  }

  /** The address resolved against a base; empty when it is none of the web. */
  public static Optional<HttpUrl> resolve(@Nullable HttpUrl base, String address) {
    String bare = address.strip();
    return Optional.ofNullable(base == null ? HttpUrl.parse(bare) : base.resolve(bare));
  }
}
