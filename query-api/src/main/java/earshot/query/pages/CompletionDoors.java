package earshot.query.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import earshot.assess.query.Field;
import earshot.mention.Brand;
import earshot.mention.MentionJson;
import earshot.mention.Status;
import earshot.query.Facet;
import earshot.query.SearchRequest;
import earshot.query.http.Routes;
import earshot.query.http.Wiring;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Completes what somebody writes into the search box. */
final class CompletionDoors implements Routes {
  /** Sources and languages change slowly, and every key that is pressed asks. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  private static final int LONGEST = 4000;

  private final Wiring wiring;
  private volatile Known known = new Known(Instant.MIN, Map.of());

  /** What mentions had at an instant. */
  private record Known(Instant at, Map<Facet, Map<String, Long>> facets) {}

  CompletionDoors(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get("/complete", this::complete);
  }

  private void complete(Context context) {
    String q = Optional.ofNullable(context.queryParam("q")).orElse("");
    String begun = q.substring(0, Math.min(q.length(), LONGEST));
    Completion completion =
        Completion.of(begun, cursor(context, begun), this::values, Languages.of(context));
    context.contentType("application/json").result(json(completion));
  }

  private static int cursor(Context context, String q) {
    String at = Optional.ofNullable(context.queryParam("at")).orElse("");
    return at.matches("\\d{1,4}") ? Integer.parseInt(at) : q.length();
  }

  private static String json(Completion completion) {
    try {
      return MentionJson.MAPPER.writeValueAsString(completion);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("proposals are JSON", e);
    }
  }

  private List<String> values(Field field) {
    return switch (field) {
      case BRAND -> wiring.brands().all().stream().map(Brand::name).toList();
      case STATUS -> Arrays.stream(Status.values()).map(Status::word).toList();
      case SOURCE -> counted(Facet.SOURCE);
      case LANG -> counted(Facet.LANGUAGE);
      default -> List.of();
    };
  }

  private List<String> counted(Facet facet) {
    Instant now = wiring.clock().instant();
    if (known.at().isBefore(now.minus(FRESH))) {
      SearchRequest everything = SearchRequest.everything().toBuilder().size(1).build();
      known = new Known(now, wiring.store().search(everything).facets());
    }
    Set<String> values = known.facets().getOrDefault(facet, Map.of()).keySet();
    return List.copyOf(values);
  }
}
