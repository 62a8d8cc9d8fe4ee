package earshot.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import earshot.mention.Rating;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads JSON of places whose fields may be absent, null, empty or of another type. */
public final class Json {
  private Json() {}

  /** Reads one thing of a list: nothing where it is not said by anybody. */
  @FunctionalInterface
  public interface ItemReader extends Item.Reader<JsonNode> {}

  /** Reads each; what fails is set aside with its reason and the rest goes on. */
  public static List<Item> items(Iterable<JsonNode> nodes, String idField, ItemReader reader) {
    return Item.each(nodes, reader, node -> maybe(node, idField));
  }

  /**
   * The list of a field, or the whole answer where the field is empty.
   *
   * @throws IOException where there is none: what cannot be understood must not look empty
   */
  public static JsonNode list(JsonNode of, String field) throws IOException {
    JsonNode list = field.isEmpty() ? of : of.path(field);
    if (!list.isArray()) {
      throw new IOException("no list" + (field.isEmpty() ? "" : " of " + field) + " in the answer");
    }
    return list;
  }

  /** The one of these whose field says this; missing where there is none. */
  public static JsonNode one(Iterable<JsonNode> of, String field, String says) {
    for (JsonNode one : of) {
      if (says.equals(text(one, field))) {
        return one;
      }
    }
    return MissingNode.getInstance();
  }

  /** The things of a list, if it is one. */
  public static Stream<JsonNode> stream(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  /** The texts of a list, or the only one, in its order; empty where there are none. */
  public static String texts(JsonNode of, String between) {
    return of.isArray()
        ? stream(of)
            .map(JsonNode::asText)
            .filter(text -> !text.isBlank())
            .collect(Collectors.joining(between))
        : of.asText();
  }

  /** The native id of a field; blank, which no mention takes, when there is none. */
  public static String id(JsonNode of, String field) {
    String id = text(of, field);
    return id == null ? "" : id;
  }

  /** Stars from one to five of a field; null when there are none, or others. */
  public static @Nullable Rating stars(JsonNode of, String field) {
    String stars = text(of, field);
    return stars != null && stars.matches("[1-4](\\.\\d{1,3})?|5(\\.0{1,3})?")
        ? Rating.stars(Double.parseDouble(stars))
        : null;
  }

  /** The time of a field in any form; null when there is none. */
  public static @Nullable Instant time(JsonNode of, String field) {
    return Times.parse(text(of, field)).orElse(null);
  }

  /** The newest of the times that the things of a list bear at this place, as in {@code /at}. */
  public static Optional<Instant> newest(Iterable<JsonNode> list, String place) {
    Optional<Instant> newest = Optional.empty();
    for (JsonNode one : list) {
      Optional<Instant> time = Times.parse(one.at(place).asText());
      newest = newest.isEmpty() || time.filter(newest.get()::isBefore).isPresent() ? time : newest;
    }
    return newest;
  }

  /** The time of a field that counts seconds since 1970; null when there is none. */
  public static @Nullable Instant seconds(JsonNode of, String field) {
    JsonNode value = of.path(field); // some count in fractions
    Long seconds = value.isNumber() ? Long.valueOf(value.longValue()) : count(of, field);
    return seconds == null ? null : Instant.ofEpochSecond(seconds);
  }

  /** The time of a field that counts milliseconds since 1970; null when there is none. */
  public static @Nullable Instant millis(JsonNode of, String field) {
    Long millis = count(of, field);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }

  /** The text or number of the first of these fields that has one; null when none is there. */
  public static @Nullable String text(JsonNode of, String... fields) {
    for (String field : fields) {
      JsonNode value = of.path(field);
      if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
        return value.asText();
      }
    }
    return null;
  }

  /** The texts of those of these fields that have one, with blanks between. */
  public static String joined(JsonNode of, String... fields) {
    return Stream.of(fields)
        .map(field -> id(of, field).strip())
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** The same as {@link #text}, for whoever goes on with it. */
  public static Optional<String> maybe(JsonNode of, String field) {
    return Optional.ofNullable(text(of, field));
  }

  /** The count of a field; null when there is none. */
  public static @Nullable Long count(JsonNode of, String field) {
    String digits = text(of, field);
    return digits != null && digits.matches("\\d{1,18}") ? Long.valueOf(digits) : null;
  }

  /** The two letters of ISO 639-1 that a language tag such as {@code en-GB} begins with. */
  public static @Nullable String language(@Nullable String tag) {
    return tag != null && tag.matches("(?i)[a-z]{2}([-_].*)?")
        ? tag.substring(0, 2).toLowerCase(Locale.ROOT)
        : null;
  }
}
