package earshot.query.http;

import earshot.query.BadSearch;
import earshot.query.Facet;
import earshot.query.SearchRequest;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the parameters of a request, refusing those that the address does not know. */
final class Parameters {
  private static final Set<String> FACETS =
      Arrays.stream(Facet.values()).map(Facet::word).collect(Collectors.toUnmodifiableSet());

  private static final int MOST = 1000;

  /** What narrows a search, wherever one is asked. */
  static final Set<String> FILTERS = with(FACETS, "q", "time", "from", "to");

  private final Map<String, List<String>> given;

  /** These names and some more. */
  static Set<String> with(Set<String> names, String... more) {
    return Stream.concat(names.stream(), Arrays.stream(more))
        .collect(Collectors.toUnmodifiableSet());
  }

  private Parameters(Map<String, List<String>> given) {
    this.given = given;
  }

  /**
   * The parameters of a request.
   *
   * @param known all that the address understands
   * @throws BadSearch naming the first that is not among them, and the nearest that is
   */
  static Parameters of(Context context, Set<String> known) {
    return of(context.queryParamMap(), known);
  }

  /** The same of what somebody read already. */
  static Parameters of(Map<String, List<String>> given, Set<String> known) {
    for (String name : given.keySet()) {
      if (!known.contains(name)) {
        throw new BadSearch(
            name, "there is no parameter \"%s\"; %s".formatted(name, hint(name, known)));
      }
    }
    return new Parameters(given);
  }

  private static String hint(String name, Set<String> known) {
    return Nearest.to(name, known)
        .map(near -> "did you mean \"%s\"?".formatted(near))
        .orElseGet(() -> "known are " + String.join(", ", new TreeSet<>(known)));
  }

  /** The question in those of these parameters that a search knows. */
  SearchRequest search() {
    Map<String, List<String>> search = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> parameter : given.entrySet()) {
      if (MentionRoutes.SEARCH.contains(parameter.getKey())) {
        search.put(parameter.getKey(), values(parameter.getKey(), parameter.getValue()));
      }
    }
    return SearchRequest.of(search);
  }

  /** The values of a parameter that are not blank, separated by commas or repeated. */
  List<String> all(String name) {
    return values(name, given.getOrDefault(name, List.of())).stream()
        .filter(value -> !value.isBlank())
        .toList();
  }

  /** The one value of a parameter, or another when it is not given. */
  String one(String name, String otherwise) {
    List<String> values = given.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw new BadSearch(name, name + " can be given once only");
    }
    return values.stream().filter(value -> !value.isBlank()).findFirst().orElse(otherwise);
  }

  /** How many at most are wanted, where no search is asked that would read it. */
  int size(int otherwise) {
    String given = one("size", String.valueOf(otherwise));
    try {
      int size = Integer.parseInt(given);
      if (size >= 1 && size <= MOST) {
        return size;
      }
    } catch (NumberFormatException e) {
      throw new BadSearch("size", "size must be a number: " + given);
    }
    throw new BadSearch("size", "size must be 1 to %d: %s".formatted(MOST, given));
  }

  private static List<String> values(String name, List<String> given) {
    if (!FACETS.contains(name)) {
      return given;
    }
    String comma = name.equals(Facet.BRAND.word()) ? ",(?!\\s)" : ","; // "Acme, Inc." is one brand
    return given.stream().flatMap(value -> parts(value, comma)).distinct().toList();
  }

  private static Stream<String> parts(String value, String comma) {
    return Arrays.stream(value.split(comma, -1)).map(String::strip);
  }
}
