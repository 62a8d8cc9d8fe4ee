package earshot.assess.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Learns to choose between the languages of one script.
 *
 * <p>Texts are cut to random runs of a few words most of the time, so that short texts are told as
 * well as long ones, and grams are dropped at random, so that no single one decides. One thread and
 * strict floating point: the same texts and seed give the same bytes.
 */
final class ScriptTrainer {
  private static final int EPOCHS = 5;
  private static final int FEWEST_DRAWS = 4000;
  private static final int MOST_REPEATS = 4;
  private static final int CLEANED_AFTER = 0;
  private static final int LONGEST_RUN = 10;

  /** People leave accents out on phones. */
  private static final int BARE_EVERY = 5;

  private static final int LONGEST_TEXT = 60;
  private static final int CALIBRATE_EVERY = 20;
  private static final float RATE = 0.5f;
  private static final float KEEP = 0.8f;

  private record Example(Words words, int label) {}

  private final Script script;
  private final List<String> codes;
  private final List<Example> examples = new ArrayList<>();
  private final List<Example> held = new ArrayList<>();
  private final int bits;
  private final Softmax softmax;
  private final Random random;
  private final Grams grams = new Grams();

  ScriptTrainer(Script script, Map<String, List<Words>> byLanguage, int bits, long seed) {
    this.script = script;
    this.codes = List.copyOf(byLanguage.keySet());
    this.bits = bits;
    this.softmax = new Softmax(bits, codes.size());
    this.random = new Random(seed + script.ordinal());
    int label = 0;
    for (List<Words> texts : byLanguage.values()) {
      add(texts, label++);
    }
  }

  /**
   * @param rows how many buckets to keep at most
   */
  ScriptModel train(int rows) {
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      pass(RATE * (EPOCHS - epoch) / EPOCHS);
      if (epoch == CLEANED_AFTER) {
        examples.removeIf(this::mislabelled);
      }
    }
    int[] buckets = strongest(rows);
    Quantiser quantiser = new Quantiser(softmax, buckets);
    ScriptModel plain = quantiser.model(script, codes, bits, Calibration.plain());
    float[] sharpness = new Calibration(plain).sharpness(cutHeld(), heldLabels());
    return quantiser.model(script, codes, bits, sharpness);
  }

  /** Texts of a language that has few are used several times, as different runs of words. */
  private void add(List<Words> texts, int label) {
    int repeats = Math.clamp(FEWEST_DRAWS / Math.max(1, texts.size()), 1, MOST_REPEATS);
    for (int i = 0; i < texts.size(); i++) {
      Example example = new Example(texts.get(i), label);
      if (i % CALIBRATE_EVERY == CALIBRATE_EVERY - 1) {
        held.add(example);
      } else {
        examples.addAll(Collections.nCopies(repeats, example));
      }
    }
  }

  private void pass(float rate) {
    Collections.shuffle(examples, random);
    for (Example example : examples) {
      cut(example.words(), grams);
      softmax.learn(grams, example.label(), rate, KEEP, random);
    }
  }

  /**
   * After one pass the model has not learnt by heart yet, so what it still puts elsewhere is mostly
   * English in a set that is said to be of another language.
   */
  private boolean mislabelled(Example example) {
    grams.fill(example.words(), script, 0, Math.min(example.words().count(), LONGEST_TEXT));
    return example.words().count() > 2 && softmax.contradicts(grams, example.label());
  }

  /** Two times in three a run of 1 to 10 words from anywhere, else the text from its start. */
  private void cut(Words words, Grams into) {
    int from = 0;
    int to = Math.min(words.count(), LONGEST_TEXT);
    if (words.count() > 1 && random.nextInt(3) > 0) {
      int run = 1 + random.nextInt(Math.min(LONGEST_RUN, words.count()));
      from = random.nextInt(words.count() - run + 1);
      to = from + run;
    }
    into.fill(words, script, from, to, random.nextInt(BARE_EVERY) == 0);
  }

  private int[] strongest(int rows) {
    double[] importance =
        IntStream.range(0, softmax.buckets()).mapToDouble(softmax::importance).toArray();
    double[] ranked = importance.clone();
    Arrays.sort(ranked);
    double least = ranked[Math.max(0, ranked.length - rows)];
    return IntStream.range(0, importance.length)
        .filter(bucket -> importance[bucket] > 0 && importance[bucket] >= least)
        .limit(rows)
        .toArray();
  }

  private List<Grams> cutHeld() {
    List<Grams> cuts = new ArrayList<>();
    for (Example example : held) {
      Grams cut = new Grams();
      cut(example.words(), cut);
      cuts.add(cut);
    }
    return cuts;
  }

  private List<Integer> heldLabels() {
    return held.stream().map(Example::label).toList();
  }
}
