package earshot.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdviceTest {
  @Test
  void everyPartThatCanFailHasItsAdvice() throws IOException {
    Pattern named = Pattern.compile("(?:parts\\.put|health\\.put|started)\\(\\s*\"([a-z]+)\"");
    TreeSet<String> parts = new TreeSet<>();
    for (String file : new String[] {"Stack", "ApiRole", "RunVerb"}) {
      String code = Files.readString(Path.of("src/main/java/earshot/deploy/" + file + ".java"));
      named.matcher(code).results().forEach(found -> parts.add(found.group(1)));
    }
    assertThat(parts).contains("kafka", "index", "groups").hasSizeGreaterThan(12);
    assertThat(parts)
        .allSatisfy(part -> assertThat(Advice.part(part)).isNotEqualTo(Advice.part("nothing")));
  }

  @ParameterizedTest
  @CsvSource({
    "answered 401, give the place a key",
    "the token was refused, give the place a key",
    "answered 404, is its address right",
    "robots.txt of a.example disallows /b, does not want to be read",
    "robots.txt of a.example cannot be read now: answered 503, nothing to do: it is asked again at noon",
    "a.example: no name server knows it, is the host of its address spelled right",
    "a.example is the private address 10.0.0.1; allow-private-addresses would allow it, set network",
    "a.example: PKIX path building failed, its certificate is not trusted",
    "mail.example: the login is refused, give the place a key",
    "mail.example: Connection refused, nothing to do: it is asked again at noon",
    "a.example: redirects go round in a circle, is its address right",
    "answered 503, nothing to do: it is asked again at noon",
    "connect timed out, nothing to do",
    "a page is not what this place gives: no list, mentions.rejected",
  })
  void aFeedThatFailsIsToldWhatToDo(String problem, String advice) {
    JsonNode feed =
        MentionJson.MAPPER.createObjectNode().put("problem", problem).put("nextPoll", "noon");
    assertThat(Advice.feed(feed)).contains(advice);
  }
}
