package earshot.ingest.recorded;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Card;
import earshot.ingest.source.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;

/** That cards say the truth about what sources were tried against. */
class ProofTest {
  private static final Path TESTS = Path.of("src/test/java");

  @Test
  void whatIsReplayedFromRecordingsSaysSoAndNothingElseDoes() throws IOException {
    String replays = replays();
    for (SourceConnector connector : ServiceLoader.load(SourceConnector.class)) {
      if (connector instanceof MentionConnector ours && isShipped(ours.source())) {
        Source source = ours.source();
        boolean replayed =
            replays.contains(source.getClass().getSimpleName())
                || replays.contains("package " + source.getClass().getPackageName() + ";");
        assertThat(source.card().proof())
            .as("the card of %s", source.name())
            .isEqualTo(proof(replayed, hasModel(source)));
      }
    }
  }

  private static Card.Proof proof(boolean replayed, boolean modelled) {
    if (replayed) {
      return modelled ? Card.Proof.RECORDINGS_AND_MODEL : Card.Proof.RECORDINGS;
    }
    return modelled ? Card.Proof.MODEL : Card.Proof.UNPROVEN;
  }

  /** Whether its test compares what it reads with a model of the place. */
  private static boolean hasModel(Source source) {
    Path test = TESTS.resolve(source.getClass().getName().replace('.', '/') + "Test.java");
    return Files.exists(test) && read(test).contains("Models.");
  }

  private static boolean isShipped(Source source) {
    return source.getClass().getPackageName().startsWith("earshot.ingest.sources.");
  }

  /** All tests that replay recordings: those beside this one, and conformance tests of sources. */
  private static String replays() throws IOException {
    try (Stream<Path> files = Files.walk(TESTS)) {
      return files
          .filter(
              file ->
                  file.getFileName()
                      .toString()
                      .matches("Recorded\\w+Test.java|.*ConformanceTest.java"))
          .map(ProofTest::read)
          .collect(Collectors.joining());
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
