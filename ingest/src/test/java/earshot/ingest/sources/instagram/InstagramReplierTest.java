package earshot.ingest.sources.instagram;

import static earshot.ingest.source.AnsweredPlace.form;
import static earshot.ingest.source.AnsweredPlace.list;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.source.AnsweredPlace;
import earshot.ingest.source.ReplierContract;
import earshot.mention.ReplyRules;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstagramReplierTest extends ReplierContract {
  InstagramReplierTest() {
    super(
        new AnsweredPlace(new InstagramSource(), "\"account\": \"7\", \"token\": \"KEY\"")
            .mention("7", "8")
            .takes("POST", "/v24.0/8/replies", request -> form(request, "message"))
            .says("{\"id\": \"7_9\"}")
            .calls("7_9")
            .shows(
                answers ->
                    "{\"data\": "
                        + list(answers, (one, text) -> one.put("id", "7_9").put("text", text))
                        + "}"));
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
}
