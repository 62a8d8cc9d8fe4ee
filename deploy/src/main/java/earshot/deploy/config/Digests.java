package earshot.deploy.config;

import earshot.mention.Brand;
import earshot.query.digest.Cron;
import earshot.query.digest.DigestPlan;
import earshot.query.notify.ReceiverSettings;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.config.AbstractConfig;

/** Reads {@code digests}: which review checks come when, to whom. */
final class Digests {
  private final Collection<String> brands;
  private final Collection<String> receivers;

  private Digests(Collection<String> brands, Collection<String> receivers) {
    this.brands = brands;
    this.receivers = receivers;
  }

  static List<DigestPlan> read(Yaml.Fields root, List<Brand> brands, Alerting alerting) {
    Digests known =
        new Digests(
            brands.stream().map(Brand::name).toList(),
            alerting.receivers().stream().map(ReceiverSettings::name).toList());
    List<DigestPlan> plans = new ArrayList<>();
    for (Yaml written :
        Optional.ofNullable(root.fields().get("digests"))
            .map(list -> list.asList("'digests'"))
            .orElse(List.of())) {
      DigestPlan plan = known.plan(written.asFields("a digest"));
      if (plans.contains(plan)) {
        throw new ConfigurationException(written.at(), "the same digest is declared twice");
      }
      plans.add(plan);
    }
    return List.copyOf(plans);
  }

  private DigestPlan plan(Yaml.Fields fields) {
    AbstractConfig section = Section.read("a digest", fields, AlertSettings.DIGEST, List.of());
    String brand = section.getString("brand").strip();
    String subject = "the digest of '" + brand + "'";
    if (!brands.contains(brand)) {
      throw refused(
          fields,
          "brand",
          "%s is about a brand that 'brands' does not name; named are: %s"
              .formatted(subject, String.join(", ", brands)));
    }
    List<String> names =
        Alerting.known(subject, "notify", fields, section.getList("notify"), receivers);
    if (names.isEmpty()) {
      throw refused(fields, "notify", subject + " goes to nobody; name who gets it in 'notify'");
    }
    return new DigestPlan(
        brand,
        usable(fields, "cron", section, Cron::of),
        usable(fields, "zone", section, ZoneId::of),
        Locale.forLanguageTag(section.getString("language")),
        names);
  }

  private static <T> T usable(
      Yaml.Fields fields, String key, AbstractConfig section, Function<String, T> made) {
    try {
      return made.apply(section.getString(key));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw refused(fields, key, "'%s' of a digest: %s".formatted(key, e.getMessage()));
    }
  }

  private static ConfigurationException refused(Yaml.Fields fields, String key, String why) {
    Position at = Optional.ofNullable(fields.fields().get(key)).map(Yaml::at).orElse(fields.at());
    return new ConfigurationException(at, why);
  }
}
