package earshot.ingest.source;

import earshot.mention.Draft;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.config.AbstractConfig;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks for the brand at a place where an answer is a thing of its own: what they answer is
 * the answer to a mention and no mention itself.
 *
 * @param names in lower case, without @ or u/ before them
 */
public record Ours(Set<String> names) {
  /** The name of the setting that names them. */
  public static final String SETTING = "ours";

  public Ours {
    names = Set.copyOf(names);
  }

  /** Those that a place's setting names. */
  public static Ours of(AbstractConfig place) {
    return of(Settings.list(place, SETTING));
  }

  /** Those of these names. */
  public static Ours of(Collection<String> names) {
    return new Ours(names.stream().map(Ours::bare).collect(Collectors.toSet()));
  }

  private static String bare(String name) {
    return name.strip().replaceFirst("^(@|/?u/)", "").toLowerCase(Locale.ROOT);
  }

  /** Each of them, always in the same order. */
  public Stream<String> each() {
    return names.stream().sorted();
  }

  /** Whether one of these is a name of theirs. */
  public boolean are(@Nullable String... called) {
    return Stream.of(called).anyMatch(name -> name != null && names.contains(bare(name)));
  }

  /** Somebody said this, who may have answered what is called so: {@link #told}. */
  public Draft told(Draft draft, boolean byUs, @Nullable String answered) {
    return told(draft, draft.nativeId(), byUs, answered);
  }

  /**
   * What was said, as the answer that it is if it was we who said it and it answers something;
   * else, if anybody is named, as something that answers call so.
   */
  public Draft told(Draft draft, String called, boolean byUs, @Nullable String answered) {
    if (names.isEmpty()) {
      return draft;
    }
    return Optional.ofNullable(answered)
        .filter(to -> byUs)
        .map(draft::answers)
        .orElseGet(() -> draft.answeredAs(called));
  }
}
