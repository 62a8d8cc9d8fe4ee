package earshot.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.frozen.Frozen;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What the first format wrote. */
class FrozenRecordsTest {
  /** Where the flags are, after three numbers. */
  private static final int FLAGS = 3 * Long.BYTES;

  private static Frozen of(String name) {
    return Frozen.of(FrozenRecordsTest.class, name);
  }

  @Test
  void whatWindowsHoldIsRead() {
    of("statements").areRead(Told.class);
    of("earshot-streams-windows-changelog-said").areRead(Told.class);
    of("earshot-streams-windows-changelog-found").areRead(Found.class);
  }

  @Test
  void mentionsAndTheirAnswersAreRead() {
    of("earshot-streams-answered-changelog").areRead(Answered.class);
  }

  @Test
  void whatIsKnownOfMentionsIsRead() {
    for (byte[] line : of("earshot-streams-known-changelog").lines()) {
      byte[] bytes = HexFormat.of().parseHex(new String(line, StandardCharsets.US_ASCII));
      Known known = Known.serde().deserializer().deserialize("known", bytes);

      assertThat(known.version()).isPositive();
      assertThat(Known.serde().serializer().serialize("known", known)).isEqualTo(bytes);
    }
  }

  @Test
  void whatANewerVersionKnowsIsNotGuessed() {
    String line =
        new String(
            of("earshot-streams-known-changelog").lines().getFirst(), StandardCharsets.US_ASCII);
    byte[] bytes = HexFormat.of().parseHex(line);
    bytes[FLAGS] |= (byte) 0x80;

    assertThatThrownBy(() -> Known.serde().deserializer().deserialize("known", bytes))
        .hasMessageContaining("newer version");
  }
}
