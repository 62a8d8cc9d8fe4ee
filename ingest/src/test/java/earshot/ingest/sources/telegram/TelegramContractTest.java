package earshot.ingest.sources.telegram;

import static earshot.ingest.source.Dialect.never;
import static earshot.ingest.source.Dialect.says;

import earshot.ingest.source.Dialect;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceContract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/** A bot's list of updates: one for every message, and one for every edit. */
class TelegramContractTest extends SourceContract {
  private final Map<String, String> texts = new HashMap<>();
  private final List<String> updates = new ArrayList<>();

  @Override
  protected Source source() {
    return new TelegramSource();
  }

  @Override
  protected Dialect dialect() {
    return new Dialect(
        says(
            429,
            "{\"ok\": false, \"error_code\": 429, \"description\": \"Too Many Requests\", \"parameters\": {\"retry_after\": 30}}"),
        never("errors come with a status of their own"),
        says(401, "{\"ok\": false, \"error_code\": 401, \"description\": \"Unauthorized\"}"),
        never("each has its id"));
  }

  @Override
  protected String settings(HttpUrl server) {
    return "\"bot\": \"acme_bot\", \"token\": \"77:t0ken-f0r-t3sts\", \"base-url\": \"%s\""
        .formatted(server);
  }

  @Override
  protected MockResponse answer(RecordedRequest request, List<Saying> sayings) {
    HttpUrl asked = request.getUrl();
    if (!asked.encodedPath().equals("/bot77:t0ken-f0r-t3sts/getUpdates")) {
      return new MockResponse.Builder().code(404).body("{\"ok\": false}").build();
    }
    sayings.forEach(this::happen);
    int from = Optional.ofNullable(asked.queryParameter("offset")).map(Integer::parseInt).orElse(0);
    return new MockResponse.Builder()
        .body(
            updates.stream()
                .skip(from)
                .collect(Collectors.joining(",", "{\"ok\": true, \"result\": [", "]}")))
        .build();
  }

  private void happen(Saying saying) {
    String before = texts.put(saying.id(), saying.text());
    if (!saying.text().equals(before)) {
      updates.add(
          "{\"update_id\": %d, \"%s\": {\"chat\": {\"id\": -5}, \"%s\": %s, \"date\": %d, \"text\": \"%s\"}}"
              .formatted(
                  updates.size(),
                  before == null ? "message" : "edited_message",
                  saying.broken() ? "id" : "message_id",
                  saying.id(),
                  saying.at().getEpochSecond(),
                  saying.text()));
    }
  }
}
