package earshot.streams;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import earshot.assess.group.Fingerprint;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one mention says within one window, newest version: fingerprints, no words.
 *
 * @param at when it counts as said
 * @param heard when this version passed, which is what ages
 * @param themes what its statements are about, where their words tell, by their place within the
 *     mention
 * @param prints fingerprints of its statements, by their place within the mention; none when it no
 *     longer says anything here
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Told(
    MentionId mention,
    String source,
    Optional<String> language,
    Instant at,
    Instant heard,
    Map<Integer, String> themes,
    Map<Integer, byte[]> prints) {
  Told {
    themes = themes == null ? Map.of() : new TreeMap<>(themes);
    prints = prints == null ? Map.of() : new TreeMap<>(prints);
  }

  static Told of(Mention mention, Instant heard, Map<Integer, byte[]> prints) {
    Map<Integer, String> themes = new TreeMap<>();
    prints
        .keySet()
        .forEach(i -> mention.statements().get(i).theme().ifPresent(theme -> themes.put(i, theme)));
    return new Told(
        mention.id(), mention.source(), mention.language(), mention.at(), heard, themes, prints);
  }

  /** Of a mention as a whole, for the window where copies are looked for. */
  static Told whole(Mention mention, Instant heard, byte[] print) {
    return new Told(
        mention.id(),
        mention.source(),
        mention.language(),
        mention.at(),
        heard,
        Map.of(),
        Map.of(0, print));
  }

  static Told nothing(String mention, Instant heard) {
    return new Told(new MentionId(mention), "", Optional.empty(), heard, heard, Map.of(), Map.of());
  }

  /** Without what has a larger anchor. */
  Told upTo(long limit) {
    Map<Integer, byte[]> fewer = new TreeMap<>(prints);
    fewer.values().removeIf(print -> Fingerprint.anchor(print) > limit);
    return new Told(mention, source, language, at, heard, themes, fewer);
  }

  @JsonIgnore
  boolean silent() {
    return prints.isEmpty();
  }
}
