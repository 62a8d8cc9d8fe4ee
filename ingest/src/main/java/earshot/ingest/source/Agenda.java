package earshot.ingest.source;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/**
 * The pages that a walk still has to read where one page leads to several: the comments of each
 * post, the answers to each comment. It is the token of the walk, and travels to {@code parse} in
 * the fragment of the address, which nobody sends.
 *
 * @param steps what to read, in order; no secrets
 */
public record Agenda(List<String> steps) {
  private static final String BETWEEN = " ";

  public Agenda {
    steps = List.copyOf(steps);
  }

  /** What a token says; nothing on the first page of a walk. */
  public static Agenda of(Optional<String> token) {
    return new Agenda(
        token.stream()
            .flatMap(all -> Stream.of(all.split(BETWEEN)))
            .map(word -> word.replace("%20", BETWEEN).replace("%25", "%"))
            .toList());
  }

  /** The agenda that led to this answer. */
  public static Agenda of(Fetched fetched) {
    return of(Optional.ofNullable(fetched.url().fragment()).filter(token -> !token.isEmpty()));
  }

  /** The step that is due, empty on the first page of a walk. */
  public Optional<String> due() {
    return steps.stream().findFirst();
  }

  /** What is left when the due step was read and led to these others. */
  public Agenda after(List<String> more) {
    return new Agenda(Stream.concat(more.stream(), steps.stream().skip(1)).toList());
  }

  public Optional<String> token() {
    return steps.isEmpty()
        ? Optional.empty()
        : Optional.of(steps.stream().map(Agenda::word).collect(Collectors.joining(BETWEEN)));
  }

  /** Steps are made of what places send, which may be anything. */
  private static String word(String step) {
    return step.replace("%", "%25").replace(BETWEEN, "%20");
  }

  /** The address with this agenda. */
  public HttpUrl.Builder in(HttpUrl.Builder url) {
    return url.fragment(token().orElse(null));
  }
}
