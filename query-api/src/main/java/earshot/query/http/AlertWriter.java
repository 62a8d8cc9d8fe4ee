package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.mention.Acknowledgement;
import earshot.mention.Delivery;
import earshot.mention.Episode;
import earshot.mention.Judged;
import earshot.query.live.AlertLedger;
import earshot.query.live.JudgementLedger;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Writes an episode with who has seen it, what they think of it and who was told. */
final class AlertWriter {
  private final AlertLedger alerts;
  private final JudgementLedger judgements;

  AlertWriter(AlertLedger alerts, JudgementLedger judgements) {
    this.alerts = alerts;
    this.judgements = judgements;
  }

  void write(Episode episode, JsonGenerator json) throws IOException {
    EpisodeWriter.write(episode, json);
    Optional<Acknowledgement> seen = alerts.acknowledgement(episode.id());
    if (seen.isPresent()) {
      json.writeObjectFieldStart("acknowledged");
      Json.put(json, "at", seen.get().at());
      Json.put(json, "by", seen.get().by());
      json.writeEndObject();
    }
    Optional<Judged> judged = judgements.named(episode.id());
    if (judged.isPresent()) {
      json.writeObjectFieldStart("judged");
      json.writeBooleanField("right", judged.get().right());
      Json.put(json, "at", judged.get().at());
      Json.put(json, "by", judged.get().by());
      json.writeEndObject();
    }
    deliveries(alerts.deliveries(episode.id()), json);
  }

  static void deliveries(List<Delivery> deliveries, JsonGenerator json) throws IOException {
    Json.array("deliveries", deliveries, AlertWriter::write, json);
  }

  private static void write(Delivery delivery, JsonGenerator json) throws IOException {
    json.writeStringField("id", delivery.id());
    json.writeStringField("receiver", delivery.receiver());
    json.writeStringField("state", delivery.state().word());
    json.writeNumberField("attempts", delivery.attempts());
    json.writeBooleanField("repeat", delivery.repeat());
    Json.put(json, "at", delivery.at());
    Json.put(json, "problem", delivery.problem());
  }
}
