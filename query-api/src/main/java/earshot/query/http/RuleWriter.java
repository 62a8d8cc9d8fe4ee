package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.assess.rule.QuietHours;
import earshot.assess.rule.Rule;
import earshot.assess.rule.Rule.Escalation;
import earshot.assess.rule.Trigger;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;

/** A rule in the words of the configuration, with all that stands there by default. */
final class RuleWriter {
  static final String LOCKED = "locked";
  private static final String NOTIFY = "notify";

  private final JsonGenerator json;

  private RuleWriter(JsonGenerator json) {
    this.json = json;
  }

  /** Also says whether the configuration declares it: then nobody changes it here. */
  static void write(Rule rule, JsonGenerator json) throws IOException {
    json.writeStartObject();
    new RuleWriter(json).rule(rule);
    json.writeBooleanField(LOCKED, !rule.made());
    json.writeEndObject();
  }

  private void rule(Rule rule) throws IOException {
    json.writeStringField("name", rule.name());
    Json.put(json, "when", rule.when());
    if (!(rule.trigger() instanceof Trigger.Each)) {
      json.writeObjectFieldStart(rule.trigger().kind());
      trigger(rule.trigger());
      json.writeEndObject();
    }
    Json.put(json, NOTIFY, rule.receivers());
    span("cool-down", rule.coolDown());
    if (rule.quiet().isPresent()) {
      quiet(rule.quiet().get());
    }
    if (rule.escalation().isPresent()) {
      escalation(rule.escalation().get());
    }
  }

  private void trigger(Trigger trigger) throws IOException {
    switch (trigger) {
      case Trigger.Each each -> {}
      case Trigger.Threshold threshold -> {
        json.writeNumberField("count", threshold.count());
        span("over", threshold.over());
      }
      case Trigger.Compared compared -> compared(compared);
      case Trigger.NewGroup fresh -> {
        json.writeNumberField("minimum", fresh.minimum());
        span("over", fresh.over());
      }
      case Trigger.Silent silent -> span("after", silent.after());
      case Trigger.Unanswered unanswered -> span("after", unanswered.after());
    }
  }

  private void compared(Trigger.Compared trigger) throws IOException {
    span("over", trigger.over());
    span("against", trigger.against());
    switch (trigger) {
      case Trigger.Spike spike -> {
        json.writeStringField("method", spike.method());
        counted(spike.sensitivity(), spike.minimum());
      }
      case Trigger.Drop drop -> counted(drop.sensitivity(), drop.minimum());
      case Trigger.Rating rating -> {
        json.writeNumberField("change", rating.change());
        json.writeNumberField("minimum", rating.minimum());
      }
      case Trigger.Growth growth -> {
        json.writeNumberField("times", growth.times());
        json.writeNumberField("minimum", growth.minimum());
      }
    }
  }

  private void counted(Enum<?> sensitivity, int minimum) throws IOException {
    json.writeStringField("sensitivity", sensitivity.name().toLowerCase(Locale.ROOT));
    json.writeNumberField("minimum", minimum);
  }

  private void quiet(QuietHours hours) throws IOException {
    json.writeObjectFieldStart("quiet");
    json.writeStringField("from", hours.from().toString());
    json.writeStringField("to", hours.to().toString());
    json.writeStringField("zone", hours.zone().getId());
    json.writeEndObject();
  }

  private void escalation(Escalation escalation) throws IOException {
    json.writeObjectFieldStart("escalate");
    span("after", escalation.after());
    Json.put(json, NOTIFY, escalation.receivers());
    json.writeEndObject();
  }

  private void span(String name, Duration span) throws IOException {
    json.writeStringField(name, words(span));
  }

  /** The fewest of the largest unit that says it exactly. */
  private static String words(Duration span) {
    long seconds = span.toSeconds();
    if (seconds % 60 != 0) {
      return seconds + "s";
    }
    if (span.toMinutes() % 60 != 0) {
      return span.toMinutes() + "m";
    }
    return span.toHours() % 24 != 0 || seconds == 0 ? span.toHours() + "h" : span.toDays() + "d";
  }
}
