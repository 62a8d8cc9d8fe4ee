package earshot.ingest.sources.steam;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Steam's own words for languages; most are their English names. */
final class Languages {
  private static final Map<String, String> CODES = codes();

  private Languages() {}

  /** The code of ISO 639-1; null where the word is not known. */
  static @Nullable String code(String word) {
    return CODES.get(word);
  }

  private static Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOLanguages()) {
      String name = Locale.of(code).getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT);
      codes.put(name, code);
    }
    codes.putAll(
        Map.of(
            "schinese", "zh", "tchinese", "zh", "koreana", "ko", "brazilian", "pt", "latam", "es"));
    return Map.copyOf(codes);
  }
}
