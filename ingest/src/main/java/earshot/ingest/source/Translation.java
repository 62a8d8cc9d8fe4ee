package earshot.ingest.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;

/**
 * What is said of a source and of its settings in another language than English: the file {@code
 * card_fa.properties} beside it, and {@code settings_fa.properties} here for what several sources
 * ask. What nobody has said yet stays English.
 */
public final class Translation {
  private static final String SETTING = "setting.";

  private final Map<String, String> own;
  private final Map<String, String> shared;

  private Translation(Map<String, String> own, Map<String, String> shared) {
    this.own = own;
    this.shared = shared;
  }

  /** What is said of this source in this language. */
  public static Translation of(Source source, Locale language) {
    String file = "_" + language.getLanguage() + ".properties";
    return new Translation(
        read(source.getClass(), "card" + file), read(Translation.class, "settings" + file));
  }

  /** The card in this language. */
  public Card card(Card english) {
    return new Card(
        own.getOrDefault("covers", english.covers()),
        own.getOrDefault("cannot", english.cannot()),
        english.completeness(),
        own.getOrDefault("edits", english.edits()),
        own.getOrDefault("deletions", english.deletions()),
        own.getOrDefault("cost", english.cost()),
        own.getOrDefault("retention", english.retention()),
        own.getOrDefault("key", english.key()),
        own.getOrDefault("reply", english.reply()),
        english.proof());
  }

  /** The sentence of a setting in this language; the source's own counts before the shared one. */
  public String of(ConfigDef.ConfigKey setting) {
    return own.getOrDefault(
        SETTING + setting.name, shared.getOrDefault(setting.name, setting.documentation));
  }

  private static Map<String, String> read(Class<?> room, String name) {
    Properties words = new Properties();
    try (InputStream file = room.getResourceAsStream(name)) {
      if (file != null) {
        words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(name + " of " + room, e);
    }
    return words.stringPropertyNames().stream()
        .collect(Collectors.toMap(key -> key, key -> words.getProperty(key).strip()));
  }
}
