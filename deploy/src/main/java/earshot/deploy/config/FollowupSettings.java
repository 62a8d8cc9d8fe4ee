package earshot.deploy.config;

import earshot.mention.Brand;
import earshot.query.Wording;
import earshot.query.followup.FollowupPlan;
import earshot.query.followup.FollowupPlan.Words;
import earshot.query.followup.Seal;
import earshot.query.followup.Template;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.ValidString;

/** Reads {@code followups}: how recent customers of which brand are asked. */
final class FollowupSettings {
  private static final String TEMPLATES = "templates";

  static final ConfigDef FOLLOWUP =
      new ConfigDef()
          .define("brand", Type.STRING, Importance.HIGH, "whose customers are asked")
          .define(
              "secret",
              Type.PASSWORD,
              Importance.HIGH,
              "seals links and hides addresses; 16 characters or more, write it as ${env:NAME}. With another one, links that are out lead nowhere and who wants no mail is forgotten")
          .define(
              "after",
              Type.STRING,
              "2d",
              Importance.MEDIUM,
              "so long after they bought they are asked")
          .define(
              "reminder",
              Type.STRING,
              null,
              Importance.MEDIUM,
              "so long after the mail they are reminded once, if they have not answered; absent: never")
          .define(
              "keep",
              Type.STRING,
              "30d",
              Importance.MEDIUM,
              "so long after the import name and address are kept at most; they leave sooner when somebody answers or wants no mail")
          .define(
              "again",
              Type.STRING,
              "80d",
              Importance.LOW,
              "so long nobody is asked again, whatever list they are on")
          .define(
              "per-hour", Type.INT, 100, Range.atLeast(1), Importance.MEDIUM, "most mails an hour")
          .define("per-day", Type.INT, 500, Range.atLeast(1), Importance.MEDIUM, "most mails a day")
          .define(
              "language",
              Type.STRING,
              "en",
              ValidString.in(Wording.LANGUAGES.toArray(String[]::new)),
              Importance.LOW,
              "of those whose language is not known: en, fa, hy or ru");

  static final ConfigDef TEMPLATE =
      new ConfigDef()
          .define(
              "subject", Type.STRING, Importance.LOW, "of the mail; may hold {brand} and {name}")
          .define(
              "text",
              Type.STRING,
              Importance.LOW,
              "of the mail; may hold {brand}, {name}, {stars} (five links), {link} and {unsubscribe}");

  private final List<String> brands;

  private FollowupSettings(List<String> brands) {
    this.brands = brands;
  }

  static List<FollowupPlan> read(Yaml.Fields root, List<Brand> brands, Alerting alerting) {
    FollowupSettings known = new FollowupSettings(brands.stream().map(Brand::name).toList());
    Map<String, FollowupPlan> plans = new LinkedHashMap<>();
    Optional<Yaml> list = Optional.ofNullable(root.fields().get("followups"));
    if (list.isPresent() && alerting.smtp().isEmpty()) {
      throw new ConfigurationException(
          list.get().at(), "'followups' are sent by mail, but there is no 'smtp'; add it");
    }
    for (Yaml written : list.map(all -> all.asList("'followups'")).orElse(List.of())) {
      FollowupPlan plan = known.plan(written.asFields("a follow-up"));
      if (plans.put(plan.brand(), plan) != null) {
        throw new ConfigurationException(
            written.at(), "follow-ups of '%s' are declared twice".formatted(plan.brand()));
      }
    }
    return List.copyOf(plans.values());
  }

  private FollowupPlan plan(Yaml.Fields fields) {
    AbstractConfig section = Section.read("a follow-up", fields, FOLLOWUP, List.of(TEMPLATES));
    String brand = section.getString("brand").strip();
    String subject = "the follow-up of '" + brand + "'";
    if (!brands.contains(brand)) {
      throw new ConfigurationException(
          fields.at(),
          "%s is about a brand that 'brands' does not name; named are: %s"
              .formatted(subject, String.join(", ", brands)));
    }
    Map<String, Words> own =
        Optional.ofNullable(fields.fields().get(TEMPLATES))
            .map(FollowupSettings::templates)
            .orElse(Map.of());
    return refusedAt(
        fields.at(),
        subject,
        () ->
            new FollowupPlan(
                brand,
                new Seal(section.getPassword("secret").value()),
                span(section, "after"),
                Optional.ofNullable(section.getString("reminder")).map(Spans::of),
                span(section, "keep"),
                span(section, "again"),
                section.getInt("per-hour"),
                section.getInt("per-day"),
                section.getString("language"),
                own));
  }

  private static Duration span(AbstractConfig section, String key) {
    return Spans.of(section.getString(key));
  }

  private static Map<String, Words> templates(Yaml written) {
    Map<String, Words> own = new LinkedHashMap<>();
    Yaml.Fields all = written.asFields("'templates'");
    Section.refuseUnknown("'templates'", all, new ArrayList<>(Wording.LANGUAGES));
    all.fields().forEach((language, yaml) -> own.put(language, words(language, yaml)));
    return own;
  }

  private static Words words(String language, Yaml written) {
    String subject = "the template '" + language + "'";
    Yaml.Fields fields = written.asFields(subject);
    AbstractConfig section = Section.read(subject, fields, TEMPLATE, List.of());
    return new Words(
        refusedAt(
            at(fields, "subject"),
            "the subject of " + subject,
            () -> Template.ofSubject(section.getString("subject"))),
        refusedAt(
            at(fields, "text"),
            "the text of " + subject,
            () -> Template.ofText(section.getString("text"))));
  }

  private static Position at(Yaml.Fields fields, String key) {
    return Optional.ofNullable(fields.fields().get(key)).map(Yaml::at).orElse(fields.at());
  }

  private static <T> T refusedAt(Position at, String subject, Supplier<T> made) {
    try {
      return made.get();
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(at, subject + ": " + e.getMessage());
    }
  }
}
