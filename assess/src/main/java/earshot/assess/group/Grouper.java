package earshot.assess.group;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the groups of a window of statements: sorts, folds near-duplicates, asks the window itself
 * how near is near, and joins by average likeness. The result depends on what was said, never on
 * when it arrived.
 */
public final class Grouper {
  /** The most statements of one window; time and memory grow with its square. */
  public static final int WINDOW = 4_000;

  /**
   * Where between the likeness of strangers (0) and of nearest neighbours (1) a group ends. Found
   * on five labelled sets of different grain; anything from 0.65 to 0.8 serves all of them.
   */
  private static final float NEAR = 0.75f;

  /**
   * Without neighbours to ask (a handful of statements), and never below: half the words shared.
   */
  private static final float LEAST = 0.3f;

  private static final Comparator<Map.Entry<String, Fingerprint>> BY_CONTENT =
      Comparator.comparingLong((Map.Entry<String, Fingerprint> said) -> said.getValue().anchor())
          .thenComparing(Map.Entry.comparingByKey());

  private final WordVectors words;

  public Grouper(WordVectors words) {
    this.words = words;
  }

  /**
   * The groups of a window.
   *
   * @param codebook places what is said later
   * @param placed the group of each statement of the window, by id
   * @param copies for each statement that has near-duplicates, one of them: the same for all
   */
  public record Grouping(
      Codebook codebook, Map<String, Codebook.Placement> placed, Map<String, String> copies) {}

  /**
   * Groups a window, threshold and all.
   *
   * @param statements text by id
   */
  public Grouping group(Map<String, String> statements) {
    return groupPrints(prints(statements));
  }

  /**
   * Groups a window of which only fingerprints are left; the same as with the texts.
   *
   * @param statements fingerprint by id
   */
  public Grouping groupPrints(Map<String, Fingerprint> statements) {
    Window window = window(statements);
    return group(window, window.threshold());
  }

  /** Groups a window with the threshold of another one. */
  public Grouping group(Map<String, String> statements, double threshold) {
    return group(window(prints(statements)), (float) threshold);
  }

  /** What is kept of a text for groups. */
  public Fingerprint print(String text) {
    return Fingerprint.of(text, words);
  }

  /** The codebook of groups that were kept, each with {@link Codebook#centre}. */
  public Codebook codebook(double threshold, Map<Codebook.Group, byte[]> centres) {
    return Codebook.of(words, threshold, centres);
  }

  private Map<String, Fingerprint> prints(Map<String, String> statements) {
    Map<String, Fingerprint> prints = new HashMap<>();
    statements.forEach((id, text) -> prints.put(id, print(text)));
    return prints;
  }

  private Grouping group(Window window, float threshold) {
    Codebook codebook = new Codebook(words, threshold);
    return new Grouping(codebook, window.groupInto(codebook), window.copies());
  }

  private static Window window(Map<String, Fingerprint> statements) {
    if (statements.size() > WINDOW) {
      throw new IllegalArgumentException(
          statements.size() + " statements are more than a window of " + WINDOW);
    }
    return new Window(statements);
  }

  /** Statements in the order of their anchors, near-duplicates folded into one item each. */
  private static final class Window {
    private final List<Map.Entry<String, Fingerprint>> said;
    private final int[] items;
    private final List<Integer> firsts = new ArrayList<>();
    private final int[] weights;
    private final float[][] meanings;
    private final float[][] likeness;

    Window(Map<String, Fingerprint> statements) {
      said = statements.entrySet().stream().sorted(BY_CONTENT).toList();
      items = fold();
      weights = new int[firsts.size()];
      for (int item : items) {
        weights[item]++;
      }
      meanings = firsts.stream().map(i -> print(i).meaning()).toArray(float[][]::new);
      likeness = likeness();
    }

    private Fingerprint print(int statement) {
      return said.get(statement).getValue();
    }

    /** The item of each statement; one without a single word is like nothing but itself. */
    private int[] fold() {
      int[] first =
          NearDuplicates.firsts(
              said.stream().map(one -> one.getValue().shingles()).toArray(long[][]::new));
      int[] folded = new int[first.length];
      Map<Long, Integer> same = new HashMap<>();
      for (int i = 0; i < first.length; i++) {
        if (first[i] == i && same.putIfAbsent(print(i).anchor(), firsts.size()) == null) {
          folded[i] = firsts.size();
          firsts.add(i);
        } else {
          folded[i] = first[i] == i ? same.get(print(i).anchor()) : folded[first[i]];
        }
      }
      return folded;
    }

    private float[][] likeness() {
      float[][] square = new float[meanings.length][meanings.length];
      for (int i = 0; i < meanings.length; i++) {
        for (int j = 0; j < i; j++) {
          square[i][j] = Vectors.dot(meanings[i], meanings[j]);
          square[j][i] = square[i][j];
        }
        square[i][i] = Float.NEGATIVE_INFINITY;
      }
      return square;
    }

    /** Between what strangers are to each other and what a statement is to its nearest. */
    float threshold() {
      if (meanings.length < 3) {
        return 1 - LEAST;
      }
      int[] texts = distinctTexts();
      double strangers = 0;
      double nearest = 0;
      int counted = 0;
      for (int item = 0; item < meanings.length; item++) {
        float most = 0;
        for (float one : likeness[item]) {
          strangers += one == Float.NEGATIVE_INFINITY ? 0 : one;
          most = Math.max(most, one);
        }
        nearest += texts[item] > 1 ? texts[item] : most;
        counted += texts[item];
      }
      strangers /= (double) meanings.length * (meanings.length - 1);
      return Math.max(LEAST, (float) (strangers + NEAR * (nearest / counted - strangers)));
    }

    /** In near-duplicates a text has a neighbour as near as can be; in copies it meets itself. */
    private int[] distinctTexts() {
      int[] distinct = new int[meanings.length];
      for (int i = 0; i < items.length; i++) {
        distinct[items[i]] += i > 0 && print(i).anchor() == print(i - 1).anchor() ? 0 : 1;
      }
      return distinct;
    }

    Map<String, String> copies() {
      Map<String, String> copies = new HashMap<>();
      for (int i = 0; i < items.length; i++) {
        if (weights[items[i]] > 1) {
          copies.put(said.get(i).getKey(), said.get(firsts.get(items[i])).getKey());
        }
      }
      return copies;
    }

    Map<String, Codebook.Placement> groupInto(Codebook codebook) {
      int[] roots = AverageLink.clusters(likeness, weights, (float) codebook.threshold());
      Map<Integer, List<Integer>> clusters = new TreeMap<>();
      for (int item = 0; item < roots.length; item++) {
        clusters.computeIfAbsent(roots[item], any -> new ArrayList<>()).add(item);
      }
      Codebook.Placement[] byItem = new Codebook.Placement[roots.length];
      clusters.values().forEach(cluster -> add(cluster, codebook, byItem));
      Map<String, Codebook.Placement> placed = new LinkedHashMap<>();
      for (int i = 0; i < items.length; i++) {
        placed.put(said.get(i).getKey(), byItem[items[i]]);
      }
      return placed;
    }

    private void add(List<Integer> cluster, Codebook codebook, Codebook.Placement[] byItem) {
      float[] centre = new float[WordVectors.WIDTH];
      int size = 0;
      for (int item : cluster) {
        Vectors.add(centre, meanings[item], weights[item]);
        size += weights[item];
      }
      Vectors.scale(centre, 1f / size);
      int middle = cluster.get(0);
      for (int item : cluster) {
        if (Vectors.dot(meanings[item], centre) > Vectors.dot(meanings[middle], centre)) {
          middle = item;
        }
      }
      Fingerprint first = print(firsts.get(cluster.get(0)));
      Codebook.Group group =
          new Codebook.Group(id(first.anchor()), said.get(firsts.get(middle)).getKey(), size);
      codebook.add(group, centre);
      for (int item : cluster) {
        byItem[item] = new Codebook.Placement(group, Vectors.dot(meanings[item], centre));
      }
    }
  }

  /**
   * A group is named by what is said in it: by the smallest of its anchors, which stays when others
   * come or go, and stays with one of the parts when the group parts.
   */
  private static String id(long anchor) {
    return "g%016x".formatted(anchor);
  }

  /**
   * The id of a group where others have groups of their own that may say the same.
   *
   * @param owner whose group it is
   */
  public static String id(String owner, Codebook.Group group) {
    return id(Hashes.of(owner + '\0' + group.id()));
  }

  /** The id of a statement that is alone. */
  static String id(String text) {
    return id(Hashes.of(text));
  }
}
