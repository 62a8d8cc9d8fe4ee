package earshot.assess.query;

import earshot.mention.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A fact about a mention that a query can ask for. */
public enum Field {
  SOURCE(Type.VALUE),
  KIND(
      Type.VALUE,
      "review",
      "post",
      "comment",
      "question",
      "message",
      "survey",
      "interview",
      "chat",
      "feedback",
      "email",
      "focus-group"),
  BRAND(Type.VALUE),
  AUTHOR(Type.VALUE),
  SITE(Type.VALUE),
  URL(Type.VALUE),
  LANG(Type.VALUE),
  SENTIMENT(Type.VALUE, "negative", "neutral", "positive", "unknown"),
  STATUS(Type.VALUE, Arrays.stream(Status.values()).map(Status::word).toArray(String[]::new)),
  GROUP(Type.VALUE),
  THEME(Type.VALUE),
  /** The id of what a discussion begins with. */
  THREAD(Type.VALUE),
  RATING(Type.NUMBER),
  FOLLOWERS(Type.NUMBER),
  PUBLISHED(Type.DATE),
  HAS(
      Type.FLAG,
      "reply",
      "rating",
      "title",
      "link",
      "url",
      "author",
      "followers",
      "place",
      "group",
      "theme",
      "thread",
      "assignee",
      "note"),
  IS(Type.FLAG, "duplicate", "mixed", "edited", "backfilled", "question", "complaint", "answered");

  /** How a field's values are written and compared. */
  public enum Type {
    VALUE,
    NUMBER,
    DATE,
    FLAG
  }

  private final Type type;
  private final List<String> allowed;
  private final String label = name().toLowerCase(Locale.ROOT);

  Field(Type type, String... allowed) {
    this.type = type;
    this.allowed = List.of(allowed);
  }

  public Type type() {
    return type;
  }

  /** The values that can occur; empty when any can. */
  public List<String> allowed() {
    return allowed;
  }

  /** Whether its values can be asked for by how they begin, with a star at the end. */
  public boolean begins() {
    return this == SOURCE || this == BRAND || this == AUTHOR || this == THEME;
  }

  /** The name in queries and in the index. */
  public String label() {
    return label;
  }

  static Optional<Field> named(String name) {
    return Arrays.stream(values()).filter(field -> field.label().equals(name)).findFirst();
  }

  static String list() {
    return Arrays.stream(values())
        .map(field -> field.label() + ":")
        .collect(Collectors.joining(" "));
  }
}
