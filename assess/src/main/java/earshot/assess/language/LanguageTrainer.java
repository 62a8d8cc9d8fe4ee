package earshot.assess.language;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a model from folders of labelled texts, {@code <set>/train.tsv.gz} with the columns {@code
 * lang} and {@code text}. The same texts and seed give the same bytes.
 */
public final class LanguageTrainer {
  /** Latin is shared by most languages and gets most of the room. */
  private static final int LATIN_BITS = 20;

  private static final int OTHER_BITS = 18;
  private static final int LATIN_ROWS = 200_000;
  private static final int OTHER_ROWS = 60_000;

  private final long seed;

  public LanguageTrainer(long seed) {
    this.seed = seed;
  }

  /**
   * @param folder the folder of sets
   * @param without sets to leave out
   */
  public LanguageModel train(Path folder, Set<String> without) throws IOException {
    Corpus corpus = new Corpus();
    new LabelledTexts(folder, without).forEach("train", corpus::add);
    corpus.romanise(seed);
    List<ScriptModel> models = new ArrayList<>();
    for (Script script : Script.values()) {
      Map<String, List<Words>> texts = corpus.balanced(script);
      if (script.shared() && !texts.isEmpty()) {
        models.add(train(script, texts));
      }
    }
    return new LanguageModel("language", models);
  }

  private ScriptModel train(Script script, Map<String, List<Words>> texts) {
    boolean latin = script == Script.LATIN;
    int bits = latin ? LATIN_BITS : OTHER_BITS;
    return new ScriptTrainer(script, texts, bits, seed).train(latin ? LATIN_ROWS : OTHER_ROWS);
  }

  /** {@code FOLDER MODEL [SET_TO_LEAVE_OUT…]}. */
  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      throw new IllegalArgumentException(
          "Give the folder of sets, the model to write, sets to leave out");
    }
    Set<String> without = Set.copyOf(List.of(args).subList(2, args.length));
    LanguageModel model = new LanguageTrainer(1).train(Path.of(args[0]), without);
    try (OutputStream out = Files.newOutputStream(Path.of(args[1]))) {
      model.write(out);
    }
  }
}
