package earshot.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import okhttp3.HttpUrl;

/**
 * How one page of a list leads to the next.
 *
 * @param parameter of the address that names a page
 * @param first name of the first page, where it needs one
 * @param token where an answer names the next page, as in {@code /meta/next}; empty where pages are
 *     counted
 * @param more whether an answer with this list leads on
 */
public record Paging(
    String parameter,
    Optional<String> first,
    Optional<String> token,
    BiPredicate<JsonNode, JsonNode> more) {

  /** By what each answer names at this place of it: a token, or an address that has it. */
  public static Paging token(String parameter, String where) {
    return new Paging(parameter, Optional.empty(), Optional.of(where), (answer, list) -> true);
  }

  /** By numbers from one, up to a page that holds nothing. */
  public static Paging numbers(String parameter) {
    return new Paging(
        parameter, Optional.of("1"), Optional.empty(), (answer, list) -> !list.isEmpty());
  }

  /** The same, where the first page has this name. */
  public Paging beginningWith(String page) {
    return new Paging(parameter, Optional.of(page), token, more);
  }

  /** The same, up to a page that holds nothing. */
  public Paging untilEmpty() {
    return new Paging(parameter, first, token, (answer, list) -> !list.isEmpty());
  }

  /** The same, while the answer says at this place that there is more. */
  public Paging whileTrue(String where) {
    return new Paging(parameter, first, token, (answer, list) -> answer.at(where).asBoolean());
  }

  /** The address of a page of this list. */
  HttpUrl.Builder at(HttpUrl.Builder list, Optional<String> page) {
    page.or(() -> first).ifPresent(name -> list.addQueryParameter(parameter, name));
    return list;
  }

  /** What leads on from this answer; a token that leads back to its own page leads nowhere. */
  Optional<String> next(Fetched fetched, JsonNode answer, JsonNode list) {
    String next =
        token
            .map(where -> named(answer.at(where).asText("")))
            .orElseGet(() -> Integer.toString(fetched.page(parameter) + 1));
    boolean back = next.isBlank() || next.equals(fetched.url().queryParameter(parameter));
    return back || !more.test(answer, list) ? Optional.empty() : Optional.of(next);
  }

  private String named(String next) {
    HttpUrl address = HttpUrl.parse(next);
    return address == null
        ? next
        : Objects.requireNonNullElse(address.queryParameter(parameter), "");
  }
}
