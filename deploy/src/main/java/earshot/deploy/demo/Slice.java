package earshot.deploy.demo;

import java.util.List;
import java.util.stream.Stream;

/**
 * One numbered page of a list.
 *
 * @param more whether another one follows
 */
record Slice(List<Utterance> shown, boolean more) {

  /**
   * A page of what still stands.
   *
   * @param number 1 for the first
   */
  static Slice of(Stream<Utterance> said, int number, int size) {
    List<Utterance> found =
        said.filter(each -> !each.gone()).skip((number - 1L) * size).limit(size + 1L).toList();
    return new Slice(found.stream().limit(size).toList(), found.size() > size);
  }
}
