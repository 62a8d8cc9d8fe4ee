package earshot.query.openid;

import earshot.query.access.Role;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which provider is asked, and what its groups may do here.
 *
 * @param name of the provider, for the button
 * @param issuer its address, as it stands in what it signs
 * @param client as which it knows us
 * @param secret by which it knows that we are
 * @param nameClaim where it says what somebody is called
 * @param groupsClaim where it says in which groups somebody is
 * @param groups those of each role; {@code *} is everybody
 * @param session how long a login lasts
 * @param allowPrivate whether it may be in a private network, and without TLS
 */
public record OpenIdSettings(
    String name,
    URI issuer,
    String client,
    Optional<String> secret,
    List<String> scopes,
    String nameClaim,
    String groupsClaim,
    Map<Role, Set<String>> groups,
    Duration session,
    boolean allowPrivate) {
  private static final String EVERYBODY = "*";

  public OpenIdSettings {
    scopes = List.copyOf(scopes);
    groups = Map.copyOf(groups);
    if (issuer.getHost() == null || issuer.getQuery() != null || issuer.getFragment() != null) {
      throw new IllegalArgumentException("no address of a provider: " + issuer);
    }
    if (!allowPrivate && !"https".equals(issuer.getScheme())) {
      throw new IllegalArgumentException("a provider is asked by https: " + issuer);
    }
    if (!scopes.contains("openid")) {
      throw new IllegalArgumentException("without the scope openid a provider says nothing");
    }
    if (groups.values().stream().allMatch(Set::isEmpty)) {
      throw new IllegalArgumentException("no group of the provider may come in");
    }
  }

  /** The most that a member of these groups may do; empty where they may not come in. */
  Optional<Role> role(Set<String> member) {
    return Arrays.stream(Role.values())
        .sorted(Comparator.reverseOrder())
        .filter(role -> admits(groups.getOrDefault(role, Set.of()), member))
        .findFirst();
  }

  private static boolean admits(Set<String> named, Set<String> member) {
    return named.contains(EVERYBODY) || named.stream().anyMatch(member::contains);
  }

  @Override
  public String toString() {
    return "%s (%s)".formatted(name, issuer);
  }
}
