package earshot.assess.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Tells the language of a text; safe for use by many threads.
 *
 * <p>The script decides where one language writes it. Where several share it, a linear model
 * chooses. Too little to tell (nothing but links, digits or emoji, a lone name) gives empty.
 */
public final class LanguageModel {
  private static final String SHIPPED = "language.model";
  private static final double SURE_BY_SCRIPT = 0.99;
  private static final double SURE_BY_LETTER = 0.9;

  /** One word is often a name, and a name has no language. */
  private static final double[] LEAST_SURE = {1, 0.7, 0.35, 0.2};

  private final Map<Script, ScriptModel> models = new EnumMap<>(Script.class);

  private final String name;

  LanguageModel(String name, List<ScriptModel> scripts) {
    this.name = name;
    scripts.forEach(model -> models.put(model.script(), model));
  }

  /** The model that comes with Earshot, read once. */
  public static LanguageModel shipped() {
    return Shipped.MODEL;
  }

  /**
   * @throws IOException if the bytes are no model, of another version, cut short or damaged
   */
  public static LanguageModel read(InputStream in) throws IOException {
    return ModelFile.read(in);
  }

  public void write(OutputStream out) throws IOException {
    ModelFile.write(scripts(), out);
  }

  /** What this model calls itself: the version of its layout and a checksum. */
  public String name() {
    return name;
  }

  /** The scripts that have a model of their own. */
  List<ScriptModel> scripts() {
    return List.copyOf(models.values());
  }

  /** The likeliest language of a text; empty if there is too little to tell. */
  public Optional<LanguageGuess> guess(String text) {
    Words words = Words.of(text);
    Script script = words.main();
    if (words.letters(script) < (script == Script.HAN || script == Script.HANGUL ? 1 : 2)) {
      return Optional.empty();
    }
    Optional<String> telltale = Telltale.in(words, script);
    if (telltale.isPresent()) {
      return telltale.map(code -> new LanguageGuess(code, SURE_BY_LETTER));
    }
    if (script.language().isPresent()) {
      return script.language().map(code -> new LanguageGuess(code, SURE_BY_SCRIPT));
    }
    return Optional.ofNullable(models.get(script))
        .flatMap(model -> model.best(words))
        .filter(guess -> guess.confidence() >= leastSure(words.count(script)));
  }

  /** The code of {@link #guess(String)}. */
  public Optional<String> language(String text) {
    return guess(text).map(LanguageGuess::code);
  }

  /** All codes this model can answer, in order. */
  public List<String> languages() {
    TreeSet<String> codes = new TreeSet<>();
    models.values().forEach(model -> codes.addAll(model.codes()));
    for (Script script : Script.values()) {
      script.language().ifPresent(codes::add);
    }
    codes.addAll(Telltale.codes());
    return List.copyOf(codes);
  }

  private static double leastSure(int words) {
    return LEAST_SURE[Math.min(words, LEAST_SURE.length - 1)];
  }

  private static final class Shipped {
    static final LanguageModel MODEL = load();

    private static LanguageModel load() {
      try (InputStream in = LanguageModel.class.getResourceAsStream(SHIPPED)) {
        if (in == null) {
          throw new IllegalStateException("The language model is missing from the jar: " + SHIPPED);
        }
        return read(in);
      } catch (IOException e) {
        throw new UncheckedIOException("The shipped language model cannot be read", e);
      }
    }
  }
}
