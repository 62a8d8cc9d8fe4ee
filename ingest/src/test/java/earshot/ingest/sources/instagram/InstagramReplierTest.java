package earshot.ingest.sources.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.source.ReplierContract;
import earshot.ingest.source.Source;
import earshot.mention.ReplyRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstagramReplierTest extends ReplierContract {
  @Override
  protected Source source() {
    return new InstagramSource();
  }

  @Override
  protected String settings(HttpUrl server, String key) {
    return """
        "account": "7", "token": "%s", "base-url": "%s" """
        .formatted(key, server);
  }

  @Override
  protected String account(HttpUrl server) {
    return "7";
  }

  @Override
  protected String nativeId() {
    return "8";
  }

  @Override
  protected Optional<String> name() {
    return Optional.of("7_9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Sorry #a #b #c #d #e", "http://a.example http://b.example", "SORRY, ԵԿ!"})
  void itsRulesAreChecked(String text) {
    assertThat(rules().broken(text)).isPresent();
  }

  @Test
  void whatKeepsTheRulesMayGo() {
    for (String text :
        List.of("Sorry #a #b #c #d http://a.example", "ՆԵՐՈՂՈՒԹՅՈՒՆ ok", "😀", "مرسی")) {
      assertThat(rules().broken(text)).as(text).isEmpty();
    }
  }

  private static ReplyRules rules() {
    return new InstagramConnector()
        .replier(Map.of("account", "7", "token", "t", "replies", true))
        .orElseThrow()
        .rules();
  }

  @Override
  protected boolean sends(RecordedRequest request) {
    return request.getMethod().equals("POST");
  }

  @Override
  protected String words(RecordedRequest request) {
    assertThat(request.getTarget()).isEqualTo("/v24.0/8/replies");
    return form(request, "message");
  }

  @Override
  protected String taken() {
    return "{\"id\": \"7_9\"}";
  }

  @Override
  protected String shown(List<String> answers) {
    return "{\"data\": "
        + list(answers, (one, text) -> one.put("id", "7_9").put("text", text))
        + "}";
  }
}
