package earshot.deploy;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: one verb a thing that Earshot does. */
@Command(
    name = "earshot",
    version = "earshot 0.1.0",
    mixinStandardHelpOptions = true,
    subcommands = CommandLine.HelpCommand.class,
    description = "Hears what people say about a brand.",
    synopsisSubcommandLabel = "VERB")
public final class Main {
  private Main() {}

  /** Runs one verb and exits with its status: 0 done, 1 failed, 2 wrong usage. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }
}
