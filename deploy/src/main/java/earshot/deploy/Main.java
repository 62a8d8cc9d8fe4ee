package earshot.deploy;

import earshot.deploy.config.ConfigurationException;
import earshot.deploy.local.Refusal;
import earshot.query.access.Declined;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: one verb, its options, and an exit status: 0 done, 1 failed, 2 wrong usage. */
@Command(
    name = "earshot",
    description =
        "Hears what people say about a brand: reviews and social mentions, grouped, prioritised and searchable.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs:%n",
    subcommands = {
      UpVerb.class,
      DemoVerb.class,
      WatchVerb.class,
      RunVerb.class,
      ConnectorsVerb.class,
      SearchVerb.class,
      StatusVerb.class,
      PeopleVerb.class,
      ImportVerb.class,
      DigestVerb.class,
      FollowupVerb.class,
      ReindexVerb.class,
      BackupVerb.class,
      RestoreVerb.class,
      ClassifyVerb.class,
      GroupVerb.class,
      MatchVerb.class,
      CheckQueryVerb.class,
      BacktestVerb.class,
      TrainVerb.class,
      EvaluateVerb.class,
      BenchVerb.class,
      ScreenshotsVerb.class,
      HelpCommand.class
    },
    footer = {"", "`earshot VERB --help` tells more about one verb."})
public final class Main implements Runnable {
  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"earshot " + version()};
    }
  }

  static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  public static void main(String[] args) {
    LogManager.getLogManager()
        .reset(); // what libraries say through java.util.logging is not for the terminal
    System.exit(run(args));
  }

  /** Runs one verb and gives the exit status. */
  static int run(String... args) {
    return line().execute(args);
  }

  static CommandLine line() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler((failure, line, result) -> failed(failure, line))
        .setParameterExceptionHandler((misuse, words) -> misused(misuse));
  }

  /** In two or three lines: all of the help would push the reason off the screen. */
  private static int misused(ParameterException misuse) {
    CommandLine line = misuse.getCommandLine();
    line.getErr().println(misuse.getMessage());
    UnmatchedArgumentException.printSuggestions(misuse, line.getErr());
    String verb = line.getCommandSpec().qualifiedName();
    line.getErr().println("`%s --help` tells how it is used.".formatted(verb));
    return line.getCommandSpec().exitCodeOnInvalidInput();
  }

  private static int failed(Exception failure, CommandLine line) {
    boolean expected =
        failure instanceof Refusal
            || failure instanceof ConfigurationException
            || failure instanceof Declined
            || failure instanceof Asked;
    line.getErr().println(expected ? failure.getMessage() : "earshot: " + failure);
    org.slf4j.LoggerFactory.getLogger(Main.class).error("the verb failed", failure);
    return 1;
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
