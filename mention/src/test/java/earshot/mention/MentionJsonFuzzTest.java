package earshot.mention;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.fuzz.Fuzz;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Records that somebody else put on our topics. */
class MentionJsonFuzzTest {
  @Test
  void whatIsNoMentionIsRefusedAndWhatIsOneIsWrittenAgain() {
    Fuzz.of(List.of(mention(), "{\"id\": \"town-1\"}".getBytes(StandardCharsets.UTF_8)))
        .refusing(IOException.class)
        .bytes(
            input -> {
              Mention read = MentionJson.read(input);
              assertThat(read).hasNoNullFieldsOrProperties();
              assertThat(MentionJson.read(MentionJson.write(read))).isEqualTo(read);
            });
  }

  private static byte[] mention() {
    Draft draft =
        Mention.said("feed", "town", "1", Kind.REVIEW)
            .title("On coffee")
            .text("Fine, but 4 minutes of waiting 😀")
            .publishedAt(Instant.parse("2026-03-01T10:00:00Z"));
    return MentionJson.write(
        draft.collected(Instant.parse("2026-03-01T12:00:00Z"), List.of("Acme"), false, false));
  }
}
