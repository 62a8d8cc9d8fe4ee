package earshot.assess.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AverageLinkTest {
  private static float[][] likeness(float[]... rows) {
    return rows;
  }

  @Test
  void joinsByTheMeanNotByTheNearest() {
    float[][] chain =
        likeness(
            new float[] {0, 0.9f, 0.1f}, new float[] {0.9f, 0, 0.8f}, new float[] {0.1f, 0.8f, 0});
    assertThat(AverageLink.clusters(chain, new int[] {1, 1, 1}, 0.5f)).containsExactly(0, 0, 2);
  }

  @Test
  void itemsThatStandForManyWeighMore() {
    float[][] square =
        likeness(
            new float[] {0, 0.9f, 0.7f}, new float[] {0.9f, 0, 0.1f}, new float[] {0.7f, 0.1f, 0});
    assertThat(AverageLink.clusters(square, new int[] {9, 1, 1}, 0.5f)).containsExactly(0, 0, 0);
  }

  @Test
  void agreesWithJoiningTheBestPairAgainAndAgain() {
    Random random = new Random(5);
    for (int round = 0; round < 50; round++) {
      float[][] square = random(random, 2 + random.nextInt(12));
      int[] weights = random.ints(square.length, 1, 4).toArray();
      assertThat(AverageLink.clusters(copy(square), weights, 0.4f))
          .isEqualTo(slowly(copy(square), weights.clone(), 0.4f));
    }
  }

  private static float[][] random(Random random, int size) {
    float[][] square = new float[size][size];
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < i; j++) {
        square[i][j] = random.nextFloat();
        square[j][i] = square[i][j];
      }
    }
    return square;
  }

  private static float[][] copy(float[][] square) {
    float[][] copy = new float[square.length][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = square[i].clone();
    }
    return copy;
  }

  private static int[] slowly(float[][] square, int[] weights, float threshold) {
    int[] clusters = new int[weights.length];
    for (int i = 0; i < clusters.length; i++) {
      clusters[i] = i;
    }
    while (true) {
      int a = -1;
      int b = -1;
      for (int i = 0; i < square.length; i++) {
        for (int j = 0; j < i; j++) {
          if (weights[i] > 0
              && weights[j] > 0
              && square[i][j] >= (a < 0 ? threshold : square[a][b])) {
            a = i;
            b = j;
          }
        }
      }
      if (a < 0) {
        return clusters;
      }
      for (int k = 0; k < square.length; k++) {
        square[b][k] =
            (square[b][k] * weights[b] + square[a][k] * weights[a]) / (weights[a] + weights[b]);
        square[k][b] = square[b][k];
      }
      weights[b] += weights[a];
      weights[a] = 0;
      for (int i = 0; i < clusters.length; i++) {
        clusters[i] = clusters[i] == a ? b : clusters[i];
      }
    }
  }
}
