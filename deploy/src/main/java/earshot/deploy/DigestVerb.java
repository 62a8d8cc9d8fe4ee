package earshot.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.deploy.local.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks a running Earshot for the review check of a brand. */
@Command(
    name = "digest",
    mixinStandardHelpOptions = true,
    description =
        "Composes the review check of a brand: what is new, how it sounds, what many say, who waits.")
final class DigestVerb implements Callable<Integer> {
  private static final String PATH = "/api/v1/digest";

  /** How it is written. */
  enum Format {
    html,
    text,
    json
  }

  @Option(names = "--brand", required = true, description = "what it is about")
  private String brand = "";

  @Option(
      names = "--from",
      paramLabel = "T",
      description = "a day or a time; a week before --to by default")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "T", description = "a day or a time; now by default")
  private @Nullable String to;

  @Option(
      names = "--format",
      defaultValue = "text",
      description = "${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE})")
  private Format format = Format.text;

  @Option(names = "--language", description = "en, fa, hy or ru (default en)")
  private @Nullable String language;

  @Option(names = "--zone", description = "whose dates it gives (default UTC)")
  private @Nullable String zone;

  @Option(names = "--out", paramLabel = "FILE", description = "writes it there")
  private @Nullable Path out;

  @Option(
      names = "--send",
      description = "sends it to those who get the digests of the brand, as configured")
  private boolean send;

  @Mixin private Address address = new Address();

  @Override
  public Integer call() {
    Running running = address.running();
    if (send) {
      JsonNode sent = running.tell(PATH, span(), "application/json", "");
      sent.path("receivers").forEach(name -> System.out.println("on its way to " + name.asText()));
    }
    if (!send || out != null) {
      Map<String, String> wish = span();
      wish.put("format", format.name());
      put(wish, "language", language);
      put(wish, "zone", zone);
      write(running.text(PATH, wish));
    }
    return 0;
  }

  private Map<String, String> span() {
    Map<String, String> span = new LinkedHashMap<>();
    span.put("brand", brand);
    put(span, "from", from);
    put(span, "to", to);
    return span;
  }

  private static void put(Map<String, String> wish, String name, @Nullable String value) {
    Optional.ofNullable(value).ifPresent(given -> wish.put(name, given));
  }

  private void write(String digest) {
    if (out == null) {
      System.out.println(digest.stripTrailing());
      return;
    }
    try {
      Files.writeString(out, digest);
    } catch (IOException e) {
      throw new Refusal("%s can't be written: %s".formatted(out, e), e);
    }
  }
}
