package earshot.query.pages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The address of a search, and of those one step from it. */
final class Address {
  private final Map<String, List<String>> parameters;

  private Address(Map<String, List<String>> parameters) {
    this.parameters = parameters;
  }

  /**
   * The address with these parameters; blank values and the place within the pages are left out.
   */
  static Address of(Map<String, List<String>> given) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    given.forEach(
        (name, values) -> {
          List<String> said = values.stream().filter(value -> !value.isBlank()).toList();
          if (!name.equals("after") && !said.isEmpty()) {
            parameters.put(name, said);
          }
        });
    return new Address(parameters);
  }

  List<String> values(String name) {
    return parameters.getOrDefault(name, List.of());
  }

  /** The first value; empty when there is none. */
  String first(String name) {
    return values(name).stream().findFirst().orElse("");
  }

  /** All parameters but these, name by name. */
  Map<String, List<String>> except(String... names) {
    Map<String, List<String>> rest = new LinkedHashMap<>(parameters);
    List.of(names).forEach(rest::remove);
    return rest;
  }

  Address set(String name, String... values) {
    Map<String, List<String>> changed = except(name);
    changed.put(name, List.of(values));
    return new Address(changed);
  }

  /** With this value unless it has one. */
  Address or(String name, String value) {
    return values(name).isEmpty() ? set(name, value) : this;
  }

  Address without(String... names) {
    return new Address(except(names));
  }

  /** With this value if it is not there, without it if it is. */
  Address toggle(String name, String value) {
    List<String> values = new ArrayList<>(values(name));
    if (!values.remove(value)) {
      values.add(value);
    }
    Map<String, List<String>> changed = new LinkedHashMap<>(parameters);
    changed.put(name, values);
    return of(changed);
  }

  /** What follows the path, with its question mark; empty without parameters. */
  String query() {
    String query =
        parameters.entrySet().stream()
            .flatMap(p -> p.getValue().stream().map(value -> pair(p.getKey(), value)))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? "" : "?" + query;
  }

  private static String pair(String name, String value) {
    return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "/" + query();
  }
}
