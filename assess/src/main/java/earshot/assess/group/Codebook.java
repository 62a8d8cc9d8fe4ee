package earshot.assess.group;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The groups of a window, ready to take in whatever is said later: a statement's place is a
 * function of its words alone.
 */
public final class Codebook {
  /**
   * One group.
   *
   * @param id made from what is said in it, so it is the same wherever the same is said
   * @param middle id of the statement that is most like all others of its group
   * @param size how many statements of the window it holds
   */
  public record Group(String id, String middle, int size) {
    public Group {
      if (id.isEmpty() || size < 1) {
        throw new IllegalArgumentException("group " + id + " of " + size);
      }
    }
  }

  /**
   * Why a statement is in its group.
   *
   * @param likeness how much it is like the group's statements on average, at most 1
   */
  public record Placement(Group group, double likeness) {}

  private final WordVectors words;
  private final float threshold;
  private final List<Group> groups = new ArrayList<>();
  private final List<float[]> centres = new ArrayList<>();

  Codebook(WordVectors words, float threshold) {
    this.words = words;
    this.threshold = threshold;
  }

  /** The centre is the mean of the members' directions, so a product with it is a mean too. */
  void add(Group group, float[] centre) {
    groups.add(group);
    centres.add(centre);
  }

  /** How much a statement must be like a group on average to belong to it. */
  public double threshold() {
    return threshold;
  }

  public List<Group> groups() {
    return List.copyOf(groups);
  }

  /**
   * The codebook of groups that were kept.
   *
   * @param centres what {@link #centre} gave of each
   */
  static Codebook of(WordVectors words, double threshold, Map<Group, byte[]> centres) {
    Codebook codebook = new Codebook(words, (float) threshold);
    centres.forEach(
        (group, centre) ->
            codebook.add(group, Vectors.unpack(ByteBuffer.wrap(centre), WordVectors.WIDTH)));
    return codebook;
  }

  /** Where a group of this codebook points, to be kept. */
  public byte[] centre(Group group) {
    ByteBuffer kept = ByteBuffer.allocate(WordVectors.WIDTH * Short.BYTES);
    Vectors.pack(centres.get(groups.indexOf(group)), kept);
    return kept.array();
  }

  /** The group this text belongs to, if it is like any; one pass over the groups. */
  public Optional<Placement> place(String text) {
    return place(words.meaning(text));
  }

  Optional<Placement> place(float[] meaning) {
    int best = -1;
    float most = threshold;
    for (int i = 0; i < centres.size(); i++) {
      float likeness = Vectors.dot(meaning, centres.get(i));
      if (likeness >= most && (best < 0 || likeness > most)) {
        most = likeness;
        best = i;
      }
    }
    return best < 0 ? Optional.empty() : Optional.of(new Placement(groups.get(best), most));
  }
}
