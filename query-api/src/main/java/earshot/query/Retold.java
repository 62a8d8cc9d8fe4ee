package earshot.query;

import earshot.assess.priority.Again;
import earshot.assess.priority.Speaker;
import earshot.mention.Mention;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Mentions that tell how often their speakers had said the like before, among those given. */
final class Retold {
  private static final Comparator<Mention> AS_SAID =
      Comparator.comparingLong((Mention mention) -> Moment.millis(mention.at()))
          .thenComparing(mention -> mention.id().value());

  private Retold() {}

  static Stream<Mention> of(Collection<Mention> mentions) {
    Map<Long, Again.Count> counts = new HashMap<>();
    List<Mention> inOrder = mentions.stream().sorted(AS_SAID).toList();
    return inOrder.stream()
        .map(
            mention ->
                Speaker.of(mention)
                    .map(who -> counts.computeIfAbsent(who, any -> new Again.Count()))
                    .map(count -> count.next(Moment.millis(mention.at()), mention.brands()))
                    .map(earlier -> Again.told(mention, earlier))
                    .orElse(mention));
  }
}
