package earshot.assess.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CommonGroundTest {
  private static final Offset<Float> NEAR = Offset.offset(1e-3f);

  /** The first is in every text, those after it are what texts are about. */
  private static final List<String> WORDS =
      List.of("որ", "հաց", "ջուր", "լույս", "դպրոց", "ճամփա", "բժիշկ", "փոստ", "bread");

  private static final int TOPICS = 7;
  private static final int TAUGHT = 8;

  private final float[][] vectors = new float[WORDS.size()][WordVectors.WIDTH];

  CommonGroundTest() {
    vectors[0][0] = 1;
    vectors[TAUGHT][0] = 0.5f;
    for (int topic = 1; topic <= TOPICS; topic++) {
      vectors[topic][0] = 0.5f;
      vectors[topic][10 + topic] = 0.2f;
    }
  }

  private CommonGround heard(int texts, int sets) {
    CommonGround ground = new CommonGround(WORDS, vectors);
    for (int i = 0; i < texts; i++) {
      ground.hear("set" + i % sets, new int[] {0, 0, 0, 1 + i % TOPICS, TAUGHT});
    }
    return ground;
  }

  @Test
  void whatAllTextsShareIsTakenOff() {
    heard(2_000, 2).takeOff();
    assertThat(vectors[0][0]).isCloseTo(0, NEAR);
    assertThat(alike()).isLessThan(0.5f);
  }

  /** How much the topics are alike on average: 0.86 before. */
  private float alike() {
    float[] sum = new float[WordVectors.WIDTH];
    for (int topic = 1; topic <= TOPICS; topic++) {
      float[] one = vectors[topic].clone();
      assertThat(Vectors.length(one)).isGreaterThan(0.05f);
      Vectors.normalise(one);
      Vectors.add(sum, one, 1f / TOPICS);
    }
    return Vectors.dot(sum, sum);
  }

  @Test
  void wordsOfTheTaughtScriptStay() {
    heard(2_000, 2).takeOff();
    assertThat(vectors[TAUGHT][0]).isEqualTo(0.5f);
  }

  @Test
  void fewTextsTellNothing() {
    heard(999, 1).takeOff();
    assertThat(vectors[0][0]).isEqualTo(1);
  }
}
