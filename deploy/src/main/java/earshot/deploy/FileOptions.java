package earshot.deploy;

import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How a file is written, where it does not tell by itself. */
final class FileOptions {
  @Option(names = "--charset", description = "how the file is written, if it is read wrongly")
  private Optional<String> charset = Optional.empty();

  @Option(
      names = "--zone",
      defaultValue = "UTC",
      description = "time zone of times that name none (default ${DEFAULT-VALUE})")
  private String zone = "UTC";

  @Option(
      names = "--date-order",
      paramLabel = "dmy|mdy",
      description = "how to read 03/04/2026, where the file does not tell")
  private Optional<String> dateOrder = Optional.empty();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec verb = CommandSpec.create();

  Optional<Charset> charset() {
    try {
      return charset.map(Charset::forName);
    } catch (IllegalArgumentException e) {
      throw wrong("no such charset: " + charset.orElse(""));
    }
  }

  ZoneId zone() {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw wrong("no such time zone: " + zone);
    }
  }

  Optional<String> dateOrder() {
    return dateOrder;
  }

  private ParameterException wrong(String why) {
    return new ParameterException(verb.commandLine(), why);
  }
}
