package earshot.deploy;

import earshot.assess.query.CheckQueryCommand;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Explains a query without asking anybody. */
@Command(
    name = "check-query",
    mixinStandardHelpOptions = true,
    description = {
      "Says how a query is read, what it costs and what looks wrong; exit status 1 if it can't be read.",
      "A query that begins with a hyphen comes after --"
    })
final class CheckQueryVerb implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "QUERY",
      description = "a query in the query language, for example 'coffee rating:<=2'")
  private String[] query = {};

  private final Pipe pipe;

  CheckQueryVerb() {
    this(Pipe.standard());
  }

  CheckQueryVerb(Pipe pipe) {
    this.pipe = pipe;
  }

  @Override
  public Integer call() throws IOException {
    boolean readable =
        pipe.through(
            (in, out, troubles) ->
                new CheckQueryCommand(out, troubles).run(String.join(" ", query)));
    return readable ? 0 : 1;
  }
}
