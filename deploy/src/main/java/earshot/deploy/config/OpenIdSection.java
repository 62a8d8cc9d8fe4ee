package earshot.deploy.config;

import earshot.query.access.Role;
import earshot.query.openid.OpenIdSettings;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.types.Password;

/** Reads {@code openid}: which provider vouches for people, and what its groups may do. */
final class OpenIdSection {
  static final ConfigDef OPENID =
      new ConfigDef()
          .define(
              "issuer",
              Type.STRING,
              Importance.HIGH,
              "address of the provider as it calls itself; its addresses and keys are read from /.well-known/openid-configuration below it")
          .define("client-id", Type.STRING, Importance.HIGH, "as which the provider knows Earshot")
          .define(
              "client-secret",
              Type.PASSWORD,
              null,
              Importance.HIGH,
              "by which it knows that it is; write it as ${env:NAME}; absent for a public client")
          .define("name", Type.STRING, "OpenID", Importance.LOW, "of the provider, on the button")
          .define(
              "scopes",
              Type.LIST,
              List.of("openid", "profile", "email"),
              Importance.LOW,
              "what it is asked for; some tell groups only if asked for them")
          .define(
              "name-claim",
              Type.STRING,
              "preferred_username",
              Importance.LOW,
              "where it says what somebody is called; else by email, else by sub. It has to be unique there")
          .define(
              "groups-claim",
              Type.STRING,
              "groups",
              Importance.MEDIUM,
              "where it says, in the ID token, in which groups somebody is")
          .define(
              "session-hours",
              Type.INT,
              12,
              Range.between(1, 168),
              Importance.MEDIUM,
              "how long such a login lasts; until then groups that changed there have not changed here")
          .define(
              "allow-private-addresses",
              Type.BOOLEAN,
              false,
              Importance.LOW,
              "true lets the provider be in a private network, and without https");

  static {
    for (Role role : Role.values()) {
      OPENID.define(
          key(role),
          Type.LIST,
          List.of(),
          Importance.HIGH,
          "groups of the provider whose members are %ss; * is everybody".formatted(role.word()));
    }
  }

  private OpenIdSection() {}

  /** Each role's key is its word in the plural. */
  private static String key(Role role) {
    return role.word() + "s";
  }

  /**
   * The provider, if one is named.
   *
   * @param http says where people open the pages, for the provider sends them there
   */
  static Optional<OpenIdSettings> read(Yaml.Fields root, AbstractConfig http) {
    return Optional.ofNullable(root.fields().get("openid"))
        .map(found -> settings(found.asFields("'openid'"), http));
  }

  private static OpenIdSettings settings(Yaml.Fields fields, AbstractConfig http) {
    AbstractConfig section = Section.read("'openid'", fields, OPENID, List.of());
    if (http.getString("address") == null) {
      throw new ConfigurationException(
          fields.at(), "'openid' needs http.address: where the provider sends browsers back to");
    }
    try {
      return settings(section);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(fields.at(), "'openid': " + e.getMessage());
    }
  }

  private static OpenIdSettings settings(AbstractConfig section) {
    Map<Role, Set<String>> groups = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      groups.put(role, Set.copyOf(section.getList(key(role))));
    }
    return new OpenIdSettings(
        section.getString("name"),
        URI.create(section.getString("issuer")),
        section.getString("client-id"),
        Optional.ofNullable(section.getPassword("client-secret")).map(Password::value),
        section.getList("scopes"),
        section.getString("name-claim"),
        section.getString("groups-claim"),
        groups,
        Duration.ofHours(section.getInt("session-hours")),
        section.getBoolean("allow-private-addresses"));
  }
}
