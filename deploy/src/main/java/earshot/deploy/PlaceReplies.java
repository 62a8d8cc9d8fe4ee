package earshot.deploy;

import earshot.deploy.config.Place;
import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Replier;
import earshot.mention.Mention;
import earshot.mention.ReplyRules;
import earshot.query.ReplyBook;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.apache.kafka.connect.source.SourceConnector;

/** What places want of answers, where their settings say that answers are sent. */
final class PlaceReplies implements ReplyBook {
  private static final String REPLIES = "replies";

  private final Map<Account, Replier> repliers;

  private PlaceReplies(Map<Account, Replier> repliers) {
    this.repliers = Map.copyOf(repliers);
  }

  private record Account(String source, String name) {}

  static PlaceReplies of(List<Place> places) {
    Map<Account, Replier> repliers = new HashMap<>();
    Map<String, MentionConnector> connectors = connectors();
    for (Place place : places) {
      Optional.ofNullable(connectors.get(place.type().connector()))
          .flatMap(connector -> replier(connector, place))
          .ifPresent(
              replier ->
                  repliers.put(new Account(place.type().name(), replier.account()), replier));
    }
    return new PlaceReplies(repliers);
  }

  private static Map<String, MentionConnector> connectors() {
    Map<String, MentionConnector> connectors = new HashMap<>();
    for (SourceConnector connector : ServiceLoader.load(SourceConnector.class)) {
      if (connector instanceof MentionConnector ours) {
        connectors.put(ours.getClass().getName(), ours);
      }
    }
    return connectors;
  }

  private static Optional<Replier> replier(MentionConnector connector, Place place) {
    return answers(place) ? connector.replier(place.settings()) : Optional.empty();
  }

  /** Whether what is answered is sent to this place. */
  static boolean answers(Place place) {
    return Boolean.parseBoolean(String.valueOf(place.settings().get(REPLIES)));
  }

  @Override
  public Optional<ReplyRules> rules(Mention mention) {
    return Optional.ofNullable(repliers.get(new Account(mention.source(), mention.account())))
        .map(replier -> replier.of(mention.kind()).rules())
        .filter(rule -> rule.answers(mention));
  }
}
