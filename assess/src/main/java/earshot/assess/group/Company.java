package earshot.assess.group;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where words point that have no teacher: partly a direction of their own, partly the directions of
 * the words they are seen with in one language (random indexing, Kanerva 2000).
 */
final class Company {
  private static final float OWN = 0.6f;

  private final Vocabulary vocabulary;
  private final Map<String, float[]> means = new TreeMap<>();
  private final Map<String, Integer> texts = new TreeMap<>();
  private final Map<Integer, float[]> sums = new HashMap<>();
  private final Map<Integer, Map<String, Integer>> seen = new HashMap<>();

  Company(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** One text's words have met. */
  void meet(String language, int[] numbers) {
    if (numbers.length < 2) {
      return;
    }
    float[] all = new float[WordVectors.WIDTH];
    for (int number : numbers) {
      Vectors.add(all, own(number), 1 / (1 + (float) Math.log(1 + count(number))));
    }
    Vectors.normalise(all);
    Vectors.add(means.computeIfAbsent(language, any -> new float[WordVectors.WIDTH]), all, 1);
    texts.merge(language, 1, Integer::sum);
    for (int number : numbers) {
      Vectors.add(sums.computeIfAbsent(number, any -> new float[WordVectors.WIDTH]), all, 1);
      seen.computeIfAbsent(number, any -> new TreeMap<>()).merge(language, 1, Integer::sum);
    }
  }

  private int count(int number) {
    return seen.getOrDefault(number, Map.of()).values().stream().mapToInt(Integer::intValue).sum();
  }

  private float[] own(int number) {
    float[] own = new float[WordVectors.WIDTH];
    WordVectors.addUntaught(vocabulary.words().get(number), 1, own);
    return own;
  }

  /** All words' vectors; a common word's is short. */
  float[][] vectors(float length) {
    float[][] vectors = new float[vocabulary.words().size()][];
    for (int i = 0; i < vectors.length; i++) {
      float[] company = company(i);
      Vectors.normalise(company);
      vectors[i] = own(i);
      Vectors.scale(vectors[i], OWN);
      Vectors.add(vectors[i], company, 1 - OWN);
      Vectors.normalise(vectors[i]);
      Vectors.scale(vectors[i], length * rarity(i));
    }
    return vectors;
  }

  /** What a word's texts say beyond what any text of their languages says. */
  private float[] company(int number) {
    float[] company = sums.getOrDefault(number, new float[WordVectors.WIDTH]).clone();
    seen.getOrDefault(number, Map.of())
        .forEach(
            (language, times) -> {
              float[] mean = means.get(language);
              Integer all = texts.get(language);
              if (mean != null && all != null) {
                Vectors.add(company, mean, -(float) times / all);
              }
            });
    return company;
  }

  private float rarity(int number) {
    double share = 0;
    for (Map.Entry<String, Integer> times : seen.getOrDefault(number, Map.of()).entrySet()) {
      share = Math.max(share, times.getValue() / (double) texts.getOrDefault(times.getKey(), 1));
    }
    return (float) (0.003 / (0.003 + share));
  }
}
