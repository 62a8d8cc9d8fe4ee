package earshot.assess.group;

import java.util.HashMap;
import java.util.Map;

/**
 * How well groups agree with those that people made.
 *
 * @param texts how many were compared
 * @param expected how many groups people made
 * @param found how many groups were found
 * @param precision B-cubed (Bagga and Baldwin 1998): of those grouped with a text, how many belong
 *     with it, on average over the texts
 * @param recall B-cubed: of those that belong with a text, how many are grouped with it
 */
record Agreement(int texts, int expected, int found, double precision, double recall) {
  /** Compares two ways to group the same ids. */
  static Agreement of(Map<String, String> expected, Map<String, String> found) {
    Map<String, Integer> expectedSizes = new HashMap<>();
    Map<String, Integer> foundSizes = new HashMap<>();
    Map<String, Integer> both = new HashMap<>();
    expected.forEach(
        (id, group) -> {
          String other = String.valueOf(found.get(id));
          expectedSizes.merge(group, 1, Integer::sum);
          foundSizes.merge(other, 1, Integer::sum);
          both.merge(group + '\t' + other, 1, Integer::sum);
        });
    double precision = 0;
    double recall = 0;
    for (Map.Entry<String, Integer> cell : both.entrySet()) {
      int tab = cell.getKey().lastIndexOf('\t');
      double square = (double) cell.getValue() * cell.getValue();
      precision += square / foundSizes.getOrDefault(cell.getKey().substring(tab + 1), 1);
      recall += square / expectedSizes.getOrDefault(cell.getKey().substring(0, tab), 1);
    }
    int texts = expected.size();
    return new Agreement(
        texts, expectedSizes.size(), foundSizes.size(), precision / texts, recall / texts);
  }

  double f1() {
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }
}
