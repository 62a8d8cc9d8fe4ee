package earshot.query.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a token is for; within that, its role says how far it may go. */
public enum Scope {
  /** Looks at something, a page of it at a time. */
  READ,
  /** Takes all of it away at once. */
  EXPORT,
  /** Works on mentions, groups and alerts: marks, notes, answers. */
  WORK,
  /** Brings in what was said elsewhere, and customers to be asked. */
  IMPORT,
  /** Changes what is watched, told and kept, and who may come in. */
  MANAGE;

  /** Those of whoever is not held to anything. */
  public static final Set<Scope> ALL = Collections.unmodifiableSet(EnumSet.allOf(Scope.class));

  /** The word used outside: lower case. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The scope of that word, refused when there is none. */
  @JsonCreator
  public static Scope of(String word) {
    return named(word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "scopes are some of %s: \"%s\"".formatted(words(ALL), word)));
  }

  /** The scope of that word, if there is one. */
  public static Optional<Scope> named(String word) {
    return Arrays.stream(values()).filter(scope -> scope.word().equals(word)).findFirst();
  }

  /** These, as people read them; always in the same order. */
  public static String words(Set<Scope> scopes) {
    return scopes.stream().sorted().map(Scope::word).collect(Collectors.joining(", "));
  }
}
