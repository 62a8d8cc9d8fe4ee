package earshot.deploy.config;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.assess.query.QueryException;
import earshot.assess.rule.QuietHours;
import earshot.assess.rule.Rule;
import earshot.assess.rule.Rule.Escalation;
import earshot.assess.rule.Sensitivity;
import earshot.assess.rule.Trigger;
import earshot.query.Unfit;
import earshot.query.notify.AnswerForm;
import earshot.query.notify.BounceBox;
import earshot.query.notify.ReceiverSettings;
import earshot.query.notify.Smtp;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;

/**
 * What people are to be told of, and who is told how.
 *
 * @param answers how those are answered who left an e-mail address; absent where they are not
 * @param bounces where mails come back to that can't be delivered, if somebody is to look there
 */
public record Alerting(
    List<Rule> rules,
    List<ReceiverSettings> receivers,
    Optional<Smtp> smtp,
    Optional<AnswerForm> answers,
    Optional<BounceBox> bounces) {
  private static final String BOUNCES = "bounces";
  private static final Map<String, ConfigDef> KINDS =
      Map.of(
          "threshold", AlertSettings.THRESHOLD,
          "spike", AlertSettings.SPIKE,
          "drop", AlertSettings.DROP,
          "rating", AlertSettings.RATING,
          "group", AlertSettings.GROUP,
          "growth", AlertSettings.GROWTH,
          "silent", AlertSettings.SILENT,
          "unanswered", AlertSettings.UNANSWERED);

  /** Reads {@code rules}, {@code notify} and {@code smtp} of a configuration. */
  static Alerting read(Yaml.Fields root, Duration answerTime) {
    Optional<AbstractConfig> mail = field(root, "smtp").map(Alerting::mail);
    Optional<Smtp> smtp = mail.map(Alerting::smtp);
    Map<String, ReceiverSettings> receivers = new LinkedHashMap<>();
    field(root, "notify")
        .map(all -> all.asFields("'notify'").fields())
        .orElse(Map.of())
        .forEach((name, written) -> receivers.put(name, receiver(name, written, smtp)));
    Map<String, Rule> rules = new LinkedHashMap<>();
    for (Yaml written : field(root, "rules").map(l -> l.asList("'rules'")).orElse(List.of())) {
      Rule rule = new Reading(written.asFields("a rule"), receivers.keySet(), answerTime).rule();
      if (rules.put(rule.name(), rule) != null) {
        throw new ConfigurationException(
            written.at(), "a second rule named '" + rule.name() + "'; names must differ");
      }
    }
    return new Alerting(
        List.copyOf(rules.values()),
        List.copyOf(receivers.values()),
        smtp,
        mail.flatMap(Alerting::answers),
        field(root, "smtp")
            .flatMap(written -> field(written.asFields("'smtp'"), BOUNCES))
            .map(Alerting::bounces));
  }

  /**
   * A rule that people make while Earshot runs, in the words of the configuration.
   *
   * @throws IllegalArgumentException saying why it is refused
   */
  Rule rule(JsonNode written, Duration answerTime) {
    Set<String> names =
        receivers.stream()
            .map(ReceiverSettings::name)
            .collect(Collectors.toCollection(TreeSet::new));
    try {
      return new Reading(Yaml.of(written).asFields("the rule"), names, answerTime).rule();
    } catch (ConfigurationException e) {
      throw e.fact();
    }
  }

  /**
   * A rule as somebody wrote it at the command line, as plain values.
   *
   * @throws ConfigurationException when it is no YAML
   */
  public static Object written(String rule) {
    return Yaml.parse("RULE", rule).value();
  }

  private static AbstractConfig mail(Yaml written) {
    return Section.read("'smtp'", written.asFields("'smtp'"), AlertSettings.SMTP, List.of(BOUNCES));
  }

  private static BounceBox bounces(Yaml written) {
    String subject = "'bounces' of 'smtp'";
    AbstractConfig box =
        Section.read(subject, written.asFields(subject), AlertSettings.BOUNCES, List.of());
    return new BounceBox(
        box.getString("host"),
        box.getInt("port"),
        box.getString("username"),
        box.getPassword("password").value(),
        box.getString("folder"),
        BounceBox.Security.valueOf(box.getString("security").toUpperCase(Locale.ROOT)));
  }

  private static Optional<AnswerForm> answers(AbstractConfig smtp) {
    Optional<String> replyTo = Optional.ofNullable(smtp.getString("reply-to"));
    return smtp.getBoolean("replies")
        ? Optional.of(new AnswerForm(smtp.getString("subject"), replyTo))
        : Optional.empty();
  }

  private static Smtp smtp(AbstractConfig smtp) {
    return new Smtp(
        smtp.getString("host"),
        smtp.getInt("port"),
        smtp.getString("from"),
        Optional.ofNullable(smtp.getString("username")),
        Optional.ofNullable(smtp.getPassword("password")).map(Password::value),
        Smtp.Security.valueOf(smtp.getString("security").toUpperCase(Locale.ROOT)));
  }

  private static ReceiverSettings receiver(String name, Yaml written, Optional<Smtp> smtp) {
    String subject = "receiver '" + name + "'";
    AbstractConfig section =
        Section.read(subject, written.asFields(subject), AlertSettings.NOTIFY, List.of());
    ReceiverSettings.Type type =
        ReceiverSettings.Type.valueOf(section.getString("type").toUpperCase(Locale.ROOT));
    if (type == ReceiverSettings.Type.EMAIL && smtp.isEmpty()) {
      throw new ConfigurationException(
          written.at(),
          subject + " gets e-mail, but there is no 'smtp' that could send it; add it");
    }
    return refusedAt(
        written.at(),
        subject,
        () ->
            new ReceiverSettings(
                name,
                type,
                Optional.ofNullable(section.getString("url")).map(URI::create),
                Optional.ofNullable(section.getPassword("secret")).map(Password::value),
                section.getList("to"),
                Optional.ofNullable(section.getPassword("token")).map(Password::value),
                Optional.ofNullable(section.getString("chat")),
                Locale.forLanguageTag(section.getString("language"))));
  }

  private static <T> T refusedAt(Position at, String subject, java.util.function.Supplier<T> made) {
    try {
      return made.get();
    } catch (QueryException e) {
      throw new ConfigurationException(
          at, subject + ": the query cannot be read: " + e.getMessage());
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new ConfigurationException(at, subject + ": " + e.getMessage());
    }
  }

  /**
   * These names, all of which 'notify' describes.
   *
   * @param part where they stand
   */
  static List<String> known(
      String subject,
      String part,
      Yaml.Fields where,
      List<String> names,
      java.util.Collection<String> receivers) {
    for (String name : names) {
      if (!receivers.contains(name)) {
        String why =
            "%s notifies '%s', which 'notify' does not describe; described are: %s"
                .formatted(subject, name, String.join(", ", receivers));
        throw new ConfigurationException(
            field(where, "notify").orElse(where).at(), unknown(part, why, name, receivers));
      }
    }
    return names;
  }

  private static Unfit unknown(
      String part, String why, String name, java.util.Collection<String> known) {
    return known.isEmpty()
        ? new Unfit(part, Unfit.Kind.UNKNOWN, why, name)
        : new Unfit(part, Unfit.Kind.CHOICE, why, name, List.copyOf(known));
  }

  private static Optional<Yaml> field(Yaml.Fields fields, String key) {
    return Optional.ofNullable(fields.fields().get(key));
  }

  /** One rule as it is written. */
  private record Reading(Yaml.Fields fields, Set<String> receivers, Duration answerTime) {
    private static final List<String> PARTS =
        Stream.concat(KINDS.keySet().stream().sorted(), Stream.of("quiet", "escalate")).toList();

    Rule rule() {
      AbstractConfig own = Section.read("a rule", fields, AlertSettings.RULE, PARTS);
      String subject = "rule '" + own.getString("name") + "'";
      Trigger trigger = trigger(subject);
      return refusedAt(
          field(fields, "when").orElse(fields).at(),
          subject,
          () ->
              new Rule(
                  own.getString("name").strip(),
                  Optional.ofNullable(own.getString("when")).filter(when -> !when.isBlank()),
                  trigger,
                  known(subject, "notify", own.getList("notify")),
                  Optional.ofNullable(own.getString("cool-down"))
                      .map(Spans::of)
                      .orElseGet(() -> coolDown(trigger)),
                  part(subject, "quiet", AlertSettings.QUIET, Reading::quiet),
                  part(subject, "escalate", AlertSettings.ESCALATE, e -> escalation(subject, e))));
    }

    private static Duration coolDown(Trigger trigger) {
      return trigger instanceof Trigger.Counted counted ? counted.over() : Duration.ZERO;
    }

    private List<String> known(String subject, String part, List<String> names) {
      return Alerting.known(subject, part, fields, names, receivers);
    }

    private Trigger trigger(String subject) {
      List<String> given = KINDS.keySet().stream().filter(fields.fields()::containsKey).toList();
      if (given.size() > 1) {
        throw new ConfigurationException(
            fields.at(), subject + " is of several kinds: " + given + "; make a rule of each");
      }
      Optional<Trigger> special =
          KINDS.entrySet().stream()
              .flatMap(
                  kind -> part(subject, kind.getKey(), kind.getValue(), of(kind.getKey())).stream())
              .findFirst();
      return special.orElseGet(Trigger.Each::new);
    }

    private Function<AbstractConfig, Trigger> of(String kind) {
      return section -> of(kind, section);
    }

    private Trigger of(String kind, AbstractConfig section) {
      return switch (kind) {
        case "threshold" -> new Trigger.Threshold(section.getInt("count"), span(section, "over"));
        case "spike" ->
            new Trigger.Spike(
                span(section, "over"),
                span(section, "against"),
                section.getString("method"),
                Sensitivity.of(section.getString("sensitivity")),
                section.getInt("minimum"));
        case "drop" ->
            new Trigger.Drop(
                span(section, "over"),
                span(section, "against"),
                Sensitivity.of(section.getString("sensitivity")),
                section.getInt("minimum"));
        case "rating" ->
            new Trigger.Rating(
                section.getDouble("change"),
                span(section, "over"),
                span(section, "against"),
                section.getInt("minimum"));
        case "group" -> new Trigger.NewGroup(section.getInt("minimum"), span(section, "over"));
        case "growth" ->
            new Trigger.Growth(
                section.getDouble("times"),
                span(section, "over"),
                span(section, "against"),
                section.getInt("minimum"));
        case "silent" -> new Trigger.Silent(span(section, "after"));
        default ->
            new Trigger.Unanswered(
                Optional.ofNullable(section.getString("after")).map(Spans::of).orElse(answerTime));
      };
    }

    private static Duration span(AbstractConfig section, String key) {
      return Spans.of(section.getString(key));
    }

    private <T> Optional<T> part(
        String subject, String key, ConfigDef declared, Function<AbstractConfig, T> made) {
      return field(fields, key)
          .map(
              written -> {
                String what = "'" + key + "' of " + subject;
                AbstractConfig section =
                    Section.read(what, written.asFields(what), declared, List.of());
                return refusedAt(written.at(), what, () -> made.apply(section));
              });
    }

    private static QuietHours quiet(AbstractConfig section) {
      return new QuietHours(
          LocalTime.parse(section.getString("from")),
          LocalTime.parse(section.getString("to")),
          ZoneId.of(section.getString("zone")));
    }

    private Escalation escalation(String subject, AbstractConfig section) {
      return new Escalation(
          span(section, "after"), known(subject, "escalate", section.getList("notify")));
    }
  }
}
