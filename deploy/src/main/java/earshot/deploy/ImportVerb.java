package earshot.deploy;

import earshot.deploy.files.Choices;
import earshot.deploy.files.FileReading;
import earshot.deploy.files.Scale;
import earshot.deploy.files.Unusable;
import earshot.query.http.ImportKind;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Stack;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts what is said in a file into a running Earshot. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Puts reviews, answers, transcripts, chats or mails from a file into a running Earshot: CSV, TSV, JSON or JSONL in any usual",
      "encoding, and transcripts as lines that begin with `Name:`. The same file again adds nothing twice."
    })
final class ImportVerb implements Callable<Integer> {
  /** Those who ask in interviews and lead groups; their turns are questions. */
  private static final Set<String> ASKERS =
      Set.of(
          "interviewer",
          "moderator",
          "facilitator",
          "q",
          "интервьюер",
          "модератор",
          "ведущий",
          "ведущая",
          "مصاحبه‌گر",
          "مجری",
          "հարցազրուցավար",
          "մոդերատոր",
          "վարող");

  /** Those who answer customers in chats. */
  private static final Set<String> STAFF =
      Set.of(
          "agent",
          "assistant",
          "bot",
          "operator",
          "support",
          "агент",
          "бот",
          "оператор",
          "поддержка",
          "اپراتور",
          "پشتیبان",
          "پشتیبانی",
          "աջակցություն",
          "օպերատոր");

  @SuppressWarnings("NullAway.Init") // picocli sets it before anything else
  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "the file to read")
  private Path file = Path.of("");

  @Option(
      names = "--kind",
      required = true,
      description = "review, survey, interview, focus-group, chat or email")
  private String kind = "";

  @Option(names = "--brand", required = true, paramLabel = "NAME", description = "whom it is about")
  private String brand = "";

  @Option(
      names = "--map",
      paramLabel = "COLUMN=FIELD...",
      parameterConsumer = Pairs.class,
      description =
          "what a column holds: id, text, title, author, handle, url, rating, date, language, thread, place, contact or ignore; usual names of columns are known. Several columns may be text: each answer is then one mention with its column as title")
  private List<String> map = new ArrayList<>();

  @Option(
      names = "--account",
      paramLabel = "NAME",
      description = "keeps equal ids of files from different origins apart")
  private Optional<String> account = Optional.empty();

  @Mixin private FileOptions written = new FileOptions();

  @Option(
      names = "--scale",
      paramLabel = "WORST-BEST",
      description = "of ratings, for example 0-10 (default: as written, else 1-5)")
  private Optional<String> scale = Optional.empty();

  @Option(
      names = "--asker",
      paramLabel = "NAME",
      description =
          "whose turns in an interview or group are questions, or in a chat the brand's own; Interviewer, Moderator, Agent, Support and the like are known")
  private List<String> askers = new ArrayList<>();

  @Mixin private Address address = new Address();

  @Override
  public Integer call() throws IOException {
    ImportKind what =
        ImportKind.of(kind).orElseThrow(() -> wrong("--kind must be one of " + ImportKind.words()));
    try (FileReading reading = FileReading.open(file, choices(what))) {
      Import run = new Import(file.getFileName().toString(), address.running(), parameters());
      System.err.println("reading " + file + " as " + reading.told());
      return run.all(reading, System.out, System.err);
    } catch (Unusable e) {
      throw wrong(file + ": " + e.getMessage());
    } catch (NoSuchFileException e) {
      throw wrong(file + ": there is no such file");
    }
  }

  /** Takes what follows as long as it looks like a pair, so that the file may come behind. */
  static final class Pairs implements IParameterConsumer {
    @Override
    public void consumeParameters(Stack<String> following, ArgSpec option, CommandSpec command) {
      List<String> pairs = new ArrayList<>(option.<List<String>>getValue());
      do {
        pairs.add(following.isEmpty() ? "" : following.pop());
      } while (!following.isEmpty() && following.peek().matches("[^-].*=\\w+"));
      option.setValue(pairs);
    }
  }

  private ParameterException wrong(String why) {
    return new ParameterException(spec.commandLine(), why);
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("brand", brand);
    parameters.put("kind", kind);
    account.ifPresent(name -> parameters.put("account", name));
    return parameters;
  }

  private Choices choices(ImportKind what) {
    boolean talk = what == ImportKind.INTERVIEW || what == ImportKind.FOCUS_GROUP;
    return new Choices(
        talk || what == ImportKind.CHAT,
        what == ImportKind.SURVEY,
        asking(what),
        columns(),
        written.charset(),
        written.zone(),
        written.dateOrder(),
        scale.map(Scale::of));
  }

  private Set<String> asking(ImportKind what) {
    Set<String> known =
        switch (what) {
          case INTERVIEW, FOCUS_GROUP -> ASKERS;
          case CHAT -> STAFF;
          default -> Set.of();
        };
    if (known.isEmpty()) {
      return known;
    }
    Set<String> all = new TreeSet<>(known);
    askers.forEach(name -> all.add(name.strip().toLowerCase(Locale.ROOT)));
    return all;
  }

  /** A column's name may hold an equals sign; a field's does not. */
  private Map<String, String> columns() {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String pair : map) {
      int at = pair.lastIndexOf('=');
      if (at < 1) {
        throw wrong("--map is written COLUMN=FIELD: " + pair);
      }
      columns.put(pair.substring(0, at), pair.substring(at + 1));
    }
    return columns;
  }
}
