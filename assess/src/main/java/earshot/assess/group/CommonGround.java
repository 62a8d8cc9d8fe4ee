package earshot.assess.group;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What all texts of a script share, which tells none from another (after Arora, Liang and Ma 2017).
 * Where no encoder taught the words, frequent ones point where their sets point as a whole, and the
 * longer two texts are the more they would be alike, whatever they say.
 */
final class CommonGround {
  /** More would take what tells texts apart, fewer leave them together. */
  private static final int AXES = 3;

  /** A large set must not rule alone. */
  private static final int MOST_OF_A_SET = 1_500;

  /** Fewer texts have no ground in common that could be known. */
  private static final int FEWEST = 1_000;

  private static final long SEED = 3;

  private final List<String> words;
  private final float[][] vectors;
  private final Map<String, Integer> heard = new HashMap<>();
  private final Map<Integer, List<float[]>> texts = new TreeMap<>();

  /** Of these words, a vector each. */
  CommonGround(List<String> words, float[][] vectors) {
    this.words = words;
    this.vectors = vectors;
  }

  /**
   * Takes in where a text points.
   *
   * @param set and language of the text
   * @param numbers of its words
   */
  void hear(String set, int[] numbers) {
    if (heard.merge(set, 1, Integer::sum) > MOST_OF_A_SET) {
      return;
    }
    Map<Integer, float[]> sums = new TreeMap<>();
    for (int number : numbers) {
      int script = WordVectors.script(words.get(number));
      if (script != WordVectors.TAUGHT) {
        float[] sum = sums.computeIfAbsent(script, any -> new float[WordVectors.WIDTH]);
        Vectors.add(sum, vectors[number], 1);
      }
    }
    sums.forEach(
        (script, sum) -> {
          Vectors.normalise(sum);
          texts.computeIfAbsent(script, any -> new ArrayList<>()).add(sum);
        });
  }

  /** Takes it off all words of each script. */
  void takeOff() {
    Map<Integer, Subspace> grounds = new HashMap<>();
    texts.forEach(
        (script, here) -> {
          if (here.size() >= FEWEST) {
            grounds.put(script, Subspace.of(here, WordVectors.WIDTH, AXES, SEED));
          }
        });
    for (int i = 0; i < vectors.length; i++) {
      Subspace ground = grounds.get(WordVectors.script(words.get(i)));
      if (ground != null) {
        ground.takeOff(vectors[i]);
      }
    }
  }
}
