package earshot.query.live;

import earshot.assess.priority.Weights;
import earshot.mention.Topics;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The weights that people want, on the topic {@code settings}, above those that are declared. */
public final class KafkaWeightBook extends KafkaWritableLedger<KafkaWeightBook.Wanted>
    implements WeightBook {
  private static final String TEAM = "team";

  private final Weights declared;

  /** The points that people want of some terms. */
  public record Wanted(Map<String, Double> points) {
    public Wanted {
      points = Collections.unmodifiableMap(new TreeMap<>(points));
    }
  }

  /**
   * Has not started.
   *
   * @param kafka how to reach Kafka: {@code bootstrap.servers} and security
   * @param declared what the configuration says; what it says otherwise than usual is locked
   */
  public KafkaWeightBook(Map<String, Object> kafka, Weights declared) {
    super(
        Topics.SETTINGS,
        "priority:",
        Wanted.class,
        Comparator.comparing(wanted -> wanted.points().toString()),
        kafka);
    this.declared = declared;
  }

  /** Begins to read, from the first setting. */
  public KafkaWeightBook start() {
    begin();
    return this;
  }

  @Override
  public Weights now() {
    return named(TEAM).map(wanted -> above(wanted.points())).orElse(declared);
  }

  private Weights above(Map<String, Double> wanted) {
    Map<String, Double> free = new TreeMap<>(wanted);
    free.keySet().retainAll(declared.points().keySet());
    free.keySet().removeAll(locked());
    return declared.with(free);
  }

  @Override
  public Set<String> locked() {
    return declared.points().entrySet().stream()
        .filter(term -> term.getValue() != Weights.DEFAULT.of(term.getKey()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void put(Map<String, Double> points) {
    put(TEAM, new Wanted(points));
  }
}
