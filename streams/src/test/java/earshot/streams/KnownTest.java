package earshot.streams;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Kind;
import earshot.mention.Mention;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void whatIsKeptIsReadAgain() {
    Known first = Known.first(said("cold", NOON));
    Known edited = first.again(said("warm", NOON.plusSeconds(60)), List.of("Acme", "Bolt"));

    assertThat(edited.edits().last()).contains(NOON.plusSeconds(60));
    for (Known known :
        List.of(
            first, edited, edited.published(List.of("Bolt")), edited.buried(), edited.forgot())) {
      assertThat(again(known)).isEqualTo(known);
    }
  }

  /** The third part, of edits, came later than the first two. */
  @ParameterizedTest
  @ValueSource(strings = {"Acme", "Acme\1Bolt"})
  void whatWasKeptBeforeEditsWereSeenIsReadToo(String names) {
    byte[] text = names.getBytes(StandardCharsets.UTF_8);
    byte flags = (byte) (names.contains("Bolt") ? 4 + 64 : 4);
    byte[] old =
        ByteBuffer.allocate(25 + text.length)
            .putLong(7)
            .putLong(1)
            .putLong(NOON.toEpochMilli())
            .put(flags)
            .put(text)
            .array();
    Known known = Known.serde().deserializer().deserialize("known", old);

    assertThat(known.owners()).containsExactly("Acme");
    assertThat(known.brands()).containsExactly(names.contains("Bolt") ? "Bolt" : "Acme");
    assertThat(known.edits()).isEqualTo(Edits.UNKNOWN);
    Known next = known.again(said("cold", NOON.plusSeconds(60)), List.of("Acme"));
    assertThat(next.edits().last()).as("nobody knows what it said before").isEmpty();
    assertThat(next.again(said("warm", NOON.plusSeconds(90)), List.of("Acme")).edits().last())
        .contains(NOON.plusSeconds(90));
  }

  private static Known again(Known known) {
    byte[] kept = Known.serde().serializer().serialize("known", known);
    return Known.serde().deserializer().deserialize("known", kept);
  }

  private static Mention said(String text, Instant at) {
    return Mention.said("town", "square", "1", Kind.REVIEW)
        .text(text)
        .collected(at, List.of("Acme"), false, false);
  }
}
