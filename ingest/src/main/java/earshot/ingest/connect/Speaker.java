package earshot.ingest.connect;

import earshot.ingest.fetch.Manners;
import earshot.ingest.fetch.Outcome;
import earshot.ingest.fetch.ResponseAction;
import earshot.ingest.fetch.Wire;
import earshot.ingest.source.Asked;
import earshot.ingest.source.OAuth;
import earshot.ingest.source.Refusal;
import java.util.Optional;
import okhttp3.Request;

/**
 * Asks once as whom a place knows us, and understands how it says no. Others, whose addresses a
 * page may name, are not told who we are.
 *
 * @param host of the place
 */
record Speaker(Asked place, String host, Tools tools) {
  Outcome ask(Request request, Manners manners) throws InterruptedException {
    return understood(tools.access().fetch(signed(request), who(request), manners));
  }

  Outcome open(Request request, Manners manners, Wire wire) throws InterruptedException {
    return understood(tools.access().open(signed(request), who(request), manners, wire));
  }

  private Optional<OAuth> who(Request request) {
    return place.oauth().filter(oauth -> isOurs(request));
  }

  /** At this moment, where every request is signed. */
  private Request signed(Request request) {
    return place
        .signing()
        .filter(key -> isOurs(request))
        .map(key -> key.signed(request, tools.now()))
        .orElse(request);
  }

  private boolean isOurs(Request request) {
    return request.url().host().equals(host);
  }

  private Outcome understood(Outcome outcome) {
    Optional<Refusal> refusal =
        outcome
            .page()
            .filter(answer -> outcome.action() != ResponseAction.SUCCESS)
            .flatMap(answer -> place.refusal(outcome.status(), answer));
    return refusal.map(why -> outcome.because(why, tools.now())).orElse(outcome);
  }
}
