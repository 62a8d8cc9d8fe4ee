package earshot.deploy;

import earshot.assess.match.MatchCommand;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells which queries match which texts. */
@Command(
    name = "match",
    mixinStandardHelpOptions = true,
    description = {
      "Reads rows id⇥text and writes a row id⇥queryId for each query that matches.",
      "A row or a query that can't be used is named on standard error."
    })
final class MatchVerb implements Callable<Integer> {
  @Option(
      names = "--queries",
      paramLabel = "FILE",
      required = true,
      description = "the queries, rows of queryId⇥query")
  private Path queries = Path.of("");

  private final Pipe pipe;

  MatchVerb() {
    this(Pipe.standard());
  }

  MatchVerb(Pipe pipe) {
    this.pipe = pipe;
  }

  @Override
  public Integer call() throws IOException {
    try (Reader asked = Pipe.reader(Files.newInputStream(Given.existing(queries)))) {
      return pipe.through(
          (in, out, troubles) -> {
            new MatchCommand(out, troubles).run(asked, in);
            return 0;
          });
    }
  }
}
