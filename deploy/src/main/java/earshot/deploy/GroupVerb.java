package earshot.deploy;

import earshot.assess.group.GroupCommand;
import earshot.assess.group.Grouper;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tells who says the same. */
@Command(
    name = "group",
    mixinStandardHelpOptions = true,
    description = {
      "Reads rows id⇥text[⇥language] and, when they end, writes rows id⇥group in the same order.",
      "A bad row is named on standard error."
    })
final class GroupVerb implements Callable<Integer> {
  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "what `train group` wrote (default: what comes along)")
  private Optional<Path> model = Optional.empty();

  private final Pipe pipe;

  GroupVerb() {
    this(Pipe.standard());
  }

  GroupVerb(Pipe pipe) {
    this.pipe = pipe;
  }

  @Override
  public Integer call() throws Exception {
    Grouper grouper = new Grouper(Given.words(model));
    return pipe.through(
        (in, out, troubles) -> {
          new GroupCommand(grouper, out, troubles).run(in);
          return 0;
        });
  }
}
