package earshot.query;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a question from the parameters of a link, refusing what it doesn't know. */
final class SearchParameters {
  private SearchParameters() {}

  static SearchRequest read(Map<String, List<String>> parameters) {
    SearchRequest.Builder request = SearchRequest.builder();
    parameters.forEach((name, values) -> put(request, name, values));
    return request.build();
  }

  private static void put(SearchRequest.Builder request, String name, List<String> values) {
    List<String> given = values.stream().filter(value -> !value.isBlank()).toList();
    if (given.isEmpty()) {
      return; // an empty field of a form
    }
    Optional<Facet> facet = Facet.named(name);
    if (facet.isPresent()) {
      request.only(facet.get(), given.toArray(String[]::new));
    } else if (given.size() > 1) {
      throw new BadSearch(name, name + " can be given once only");
    } else {
      put(request, name, given.getFirst());
    }
  }

  private static void put(SearchRequest.Builder request, String name, String value) {
    switch (name) {
      case "q" -> request.q(value);
      case "time" -> request.time(time(value));
      case "from" -> request.from(time(name, value, 0));
      case "to" -> request.to(time(name, value, 1));
      case "sort" -> request.sort(sort(value));
      case "size" -> request.size(number(value));
      case "after" -> request.after(value);
      case "fold" -> request.fold(flag(name, value));
      case "highlight" -> request.highlight(flag(name, value));
      case "widen" -> request.widen(flag(name, value));
      default -> throw new BadSearch(name, "there is no parameter \"%s\"".formatted(name));
    }
  }

  private static Time time(String value) {
    return named("time", Time.values(), Time::word, value);
  }

  /** An instant, or a day in UTC: {@code from} its beginning, {@code to} its end. */
  static Instant time(String name, String value, int daysLater) {
    try {
      return value.contains("T")
          ? OffsetDateTime.parse(value).toInstant()
          : LocalDate.parse(value).plusDays(daysLater).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeException e) {
      throw new BadSearch(
          name,
          "%s must be a day like 2026-11-01 or a time like 2026-11-01T08:00:00Z: \"%s\""
              .formatted(name, value));
    }
  }

  private static Sort sort(String value) {
    return named("sort", Sort.values(), Sort::word, value);
  }

  private static <E> E named(String name, E[] all, Function<E, String> word, String value) {
    return Arrays.stream(all)
        .filter(one -> word.apply(one).equals(value))
        .findFirst()
        .orElseThrow(
            () -> {
              String known = Arrays.stream(all).map(word).collect(Collectors.joining(", "));
              return new BadSearch(name, "%s must be %s: \"%s\"".formatted(name, known, value));
            });
  }

  private static int number(String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new BadSearch("size", "size must be a whole number: \"%s\"".formatted(value));
    }
  }

  private static boolean flag(String name, String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new BadSearch(name, "%s must be true or false: \"%s\"".formatted(name, value));
    };
  }
}
