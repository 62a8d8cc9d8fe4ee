package earshot.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EndedTest {
  @TempDir Path state;
  private Path checkpoint;
  private Path store;

  @BeforeEach
  void leave() throws IOException {
    Path task = Files.createDirectories(state.resolve(StreamsApp.ID).resolve("0_1"));
    checkpoint = Files.writeString(task.resolve(".checkpoint"), "0");
    store = Files.writeString(task.resolve("store"), "said");
  }

  @Test
  void whatAKilledFlowLeavesIsNotBelieved() {
    new Ended(state).begin();
    assertThat(checkpoint).doesNotExist();
    assertThat(store).as("Kafka Streams wipes it itself").exists();
  }

  @Test
  void aGoodEndIsBelievedOnce() throws IOException {
    new Ended(state).well();
    new Ended(state).begin();
    assertThat(checkpoint).exists();
    new Ended(state).begin();
    assertThat(checkpoint).doesNotExist();
  }

  /** A full disk does not keep the rest from ending. */
  @Test
  void anEndThatCannotBeNotedIsNotBelieved() throws IOException {
    Path noted = Files.createDirectories(state.resolve("ended/taken"));
    new Ended(state).well();
    Files.delete(noted);
    Files.delete(noted.getParent());
    new Ended(state).begin();
    assertThat(checkpoint).doesNotExist();
  }

  @Test
  void whereNothingRanNothingIsLost() {
    new Ended(state.resolve("fresh")).begin();
    assertThat(state.resolve("fresh")).doesNotExist();
  }
}
