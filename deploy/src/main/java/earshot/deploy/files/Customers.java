package earshot.deploy.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.mention.MentionJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A list of recent customers: who they are, in which language to ask them, when they bought. */
public final class Customers {
  private static final String EMAIL = "email";
  private static final String DATE = "orderedAt";

  /** Usual names of columns, bare of everything but letters and digits. */
  private static final Map<String, List<String>> NAMES =
      Map.of(
          EMAIL,
          List.of("email", "emailaddress", "mail", "address", "почта", "ایمیل", "էլփոստ"),
          "name",
          List.of(
              "name", "firstname", "fullname", "customer", "customername", "имя", "نام", "անուն"),
          "language",
          List.of("language", "lang", "locale", "язык", "زبان", "լեզու"),
          DATE,
          List.of(
              "orderedat",
              "ordered",
              "ordertime",
              "orderdate",
              "boughtat",
              "date",
              "time",
              "created",
              "createdat",
              "дата",
              "تاریخ",
              "ամսաթիվ"));

  private Customers() {}

  /**
   * All of them, as the API takes them.
   *
   * @throws Unusable when nothing in the file can be read
   */
  public static List<Said> read(Path path, Choices choices) throws IOException {
    TextFile file = TextFile.of(path, choices.charset());
    try (Rows rows = Rows.open(file, false)) {
      List<Row> all = new ArrayList<>();
      rows.forEachRemaining(all::add);
      List<String> header =
          rows.columns().isEmpty()
              ? all.stream().flatMap(row -> row.cells().keySet().stream()).distinct().toList()
              : rows.columns();
      Map<String, String> columns = columns(header);
      List<String> dates = all.stream().flatMap(row -> cell(row, DATE, columns).stream()).toList();
      Dates reading = choices.dates().provenBy(dates);
      return all.stream().map(row -> customer(row, columns, reading)).toList();
    }
  }

  private static Map<String, String> columns(List<String> header) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String column : header) {
      String bare = column.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}]", "");
      NAMES.forEach(
          (field, names) -> {
            if (names.contains(bare)) {
              columns.putIfAbsent(field, column);
            }
          });
    }
    if (!columns.containsKey(EMAIL)) {
      throw new Unusable(
          "no column is called email; the columns are: " + String.join(", ", header));
    }
    return columns;
  }

  private static Optional<String> cell(Row row, String field, Map<String, String> columns) {
    return Optional.ofNullable(columns.get(field)).flatMap(row::cell);
  }

  private static Said customer(Row row, Map<String, String> columns, Dates dates) {
    if (row.fault().isPresent()) {
      return Said.bad(row.line(), row.fault().get());
    }
    try {
      ObjectNode customer = MentionJson.MAPPER.createObjectNode();
      for (String field : List.of(EMAIL, "name", "language")) {
        cell(row, field, columns).ifPresent(value -> customer.put(field, value.strip()));
      }
      cell(row, DATE, columns)
          .ifPresent(written -> customer.put(DATE, dates.read(written).toString()));
      return Said.of(row.line(), customer);
    } catch (IllegalArgumentException e) {
      return Said.bad(row.line(), String.valueOf(e.getMessage()));
    }
  }
}
