package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.mention.Followup;
import earshot.query.BadSearch;
import earshot.query.followup.FollowupPlan;
import earshot.query.live.FollowupLedger;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes lists of recent customers, one JSON object a line, and tells how far asking them got. */
public final class FollowupRoutes implements Routes {
  static final String PATH = "/api/v1/followups";
  private static final Set<String> PARAMETERS = Set.of("brand");

  private final List<FollowupPlan> plans;
  private final FollowupLedger ledger;
  private final Clock clock;

  public FollowupRoutes(List<FollowupPlan> plans, FollowupLedger ledger, Clock clock) {
    this.plans = List.copyOf(plans);
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.post(PATH, this::take, Admits.IMPORTERS);
    routes.get(PATH, this::tell, Admits.MANAGERS);
  }

  private FollowupPlan plan(Context context) {
    String brand = Parameters.of(context, PARAMETERS).one("brand", "");
    return plans.stream()
        .filter(plan -> plan.brand().equals(brand))
        .findFirst()
        .orElseThrow(
            () ->
                new BadSearch(
                    "brand",
                    "'followups' of the configuration names no brand \"%s\"".formatted(brand)));
  }

  private void take(Context context) {
    FollowupPlan plan = plan(context);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    List<String> lines = ImportRoutes.lines(context);
    Asking asking = new Asking(plan, now);
    List<Verdict> verdicts = new ArrayList<>();
    for (String line : lines) {
      verdicts.add(asking.verdict(verdicts.size() + 1, line));
    }
    context.contentType(Accepts.JSON).result(Json.bytes(json -> Verdict.write(verdicts, json)));
  }

  /** One list that is taken. */
  private final class Asking {
    private final FollowupPlan plan;
    private final Instant now;
    private final Map<String, Followup> lately = new HashMap<>();

    Asking(FollowupPlan plan, Instant now) {
      this.plan = plan;
      this.now = now;
      ledger.all().stream()
          .filter(asked -> asked.brand().equals(plan.brand()))
          .filter(asked -> asked.askedAt().plus(plan.again()).isAfter(now))
          .forEach(asked -> lately.put(asked.person(), asked));
    }

    Verdict verdict(int row, String line) {
      try {
        Followup followup = FollowupRow.of(line).asked(plan, now);
        if (ledger.optedOut(followup.person()).isPresent()) {
          throw JsonFields.refused("email", "whoever has this address is not to be mailed");
        }
        Optional<Followup> known = Optional.ofNullable(lately.get(followup.person()));
        if (known.isPresent()) {
          return Verdict.of(row, Verdict.Outcome.DUPLICATE, known.get().id());
        }
        ledger.put(followup);
        lately.put(followup.person(), followup);
        return Verdict.of(row, Verdict.Outcome.ACCEPTED, followup.id());
      } catch (Problem.Thrown e) {
        return Verdict.rejected(row, e.problem());
      }
    }
  }

  private void tell(Context context) {
    Accepts.check(context, Accepts.JSON);
    String brand = plan(context).brand();
    List<Followup> all =
        ledger.all().stream().filter(asked -> asked.brand().equals(brand)).toList();
    context.contentType(Accepts.JSON).result(Json.bytes(json -> write(brand, all, json)));
  }

  private void write(String brand, List<Followup> all, JsonGenerator json) throws IOException {
    long answered = all.stream().filter(asked -> asked.answeredAt().isPresent()).count();
    long unwilling = all.stream().filter(this::isUnwilling).count();
    json.writeStartObject();
    json.writeStringField("brand", brand);
    json.writeNumberField("total", all.size());
    json.writeNumberField("answered", answered);
    json.writeNumberField("optedOut", unwilling);
    json.writeEndObject();
  }

  private boolean isUnwilling(Followup asked) {
    return ledger.optedOut(asked.person()).isPresent();
  }
}
