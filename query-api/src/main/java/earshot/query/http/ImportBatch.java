package earshot.query.http;

import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.query.Intake;
import earshot.query.Intake.HandedIn;
import earshot.query.MentionStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rows of one request: each is accepted, known already, or refused with the reason. */
final class ImportBatch {
  private final Function<String, HandedIn> reader;
  private final Map<MentionId, HandedIn> fresh = new LinkedHashMap<>();
  private final Map<MentionId, Integer> rows = new LinkedHashMap<>();
  private final List<Verdict> verdicts = new ArrayList<>();
  private int row;

  /**
   * @param reader reads a row, or throws the problem with it
   */
  ImportBatch(Function<String, HandedIn> reader) {
    this.reader = reader;
  }

  void add(String line) {
    row++;
    try {
      add(reader.apply(line));
    } catch (Problem.Thrown e) {
      verdicts.add(Verdict.rejected(row, e.problem()));
    }
  }

  private void add(HandedIn handed) {
    MentionId id = handed.mention().id();
    Optional<HandedIn> twin = Optional.ofNullable(fresh.putIfAbsent(id, handed));
    if (twin.isEmpty()) {
      rows.put(id, row);
    } else if (same(twin.get().mention(), handed.mention())) {
      verdicts.add(Verdict.of(row, Verdict.Outcome.DUPLICATE, id.value()));
    } else {
      throw JsonFields.refused(
          "id", "row %d has the same id and says something else".formatted(rows.get(id)));
    }
  }

  /** Hands in what is new and tells what became of each row, in their order. */
  List<Verdict> handIn(MentionStore store, Intake intake) {
    Map<MentionId, Mention> known =
        store.byIds(fresh.keySet()).stream().collect(Collectors.toMap(Mention::id, m -> m));
    List<HandedIn> news = new ArrayList<>();
    fresh.forEach(
        (id, handed) -> {
          if (intake.isForgotten(id)) {
            verdicts.add(forgotten(rows.getOrDefault(id, 0)));
          } else {
            judge(handed, Optional.ofNullable(known.get(id)), news);
          }
        });
    intake.take(news);
    return verdicts.stream().sorted(Comparator.comparingInt(Verdict::row)).toList();
  }

  private static Verdict forgotten(int row) {
    String why = "it was deleted here for good, and what was deleted does not come back";
    return new Verdict(
        row, Verdict.Outcome.REJECTED, Optional.empty(), Optional.of(why), Optional.of("id"));
  }

  private void judge(HandedIn handed, Optional<Mention> before, List<HandedIn> news) {
    MentionId id = handed.mention().id();
    boolean known = before.filter(stored -> same(stored, handed.mention())).isPresent();
    if (!known) {
      news.add(handed);
    }
    Verdict.Outcome changed =
        before.isPresent() ? Verdict.Outcome.CHANGED : Verdict.Outcome.ACCEPTED;
    verdicts.add(
        Verdict.of(
            rows.getOrDefault(id, 0), known ? Verdict.Outcome.DUPLICATE : changed, id.value()));
  }

  /** An answer that was given here meanwhile does not make it another. */
  private static boolean same(Mention stored, Mention said) {
    return stored.toDraft().reply(said.reply().orElse(null)).mention().contentHash()
        == said.contentHash();
  }
}
