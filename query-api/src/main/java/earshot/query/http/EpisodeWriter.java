package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.mention.Episode;
import earshot.mention.Episode.Figures;
import earshot.mention.MentionId;
import java.io.IOException;
import java.util.Optional;

/** The fields of an episode, wherever one is told. */
final class EpisodeWriter {
  private EpisodeWriter() {}

  static void write(Episode episode, JsonGenerator json) throws IOException {
    json.writeStringField("id", episode.id());
    json.writeStringField("rule", episode.rule());
    Json.put(json, "ruleVersion", episode.ruleVersion());
    json.writeStringField("kind", episode.kind());
    json.writeStringField("cause", episode.cause());
    json.writeStringField("state", episode.state().word());
    json.writeStringField("change", episode.change().word());
    json.writeNumberField("step", episode.step());
    Json.put(json, "openedAt", episode.openedAt());
    Json.put(json, "changedAt", episode.at());
    Json.putTime(json, "closedAt", episode.closedAt());
    Json.put(json, "reason", episode.reason());
    if (episode.figures().isPresent()) {
      figures(episode.figures().get(), json);
    }
    Json.put(json, "mentions", episode.mentions().stream().map(MentionId::value).toList());
    Json.put(json, "notify", episode.receivers());
  }

  private static void figures(Figures figures, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("figures");
    Json.put(json, "value", figures.value());
    number(json, "usual", figures.usual());
    Json.put(json, "limit", figures.limit());
    Json.put(json, "peak", figures.peak());
    json.writeStringField("over", figures.over().toString());
    json.writeEndObject();
  }

  /** A number, if there is one. */
  static void number(JsonGenerator json, String field, Optional<Double> value) throws IOException {
    if (value.isPresent()) {
      Json.put(json, field, value.get());
    }
  }
}
