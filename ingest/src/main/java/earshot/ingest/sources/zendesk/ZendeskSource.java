package earshot.ingest.sources.zendesk;

import earshot.ingest.source.Api;
import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Replier;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Tickets of one's own help desk and how customers rated them. */
public final class ZendeskSource implements Source {
  static final String NAME = "zendesk";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConfigDef config() {
    return new Settings()
        .must("subdomain", "[\\w-]+", "one word", "The word before .zendesk.com")
        .must("user", "E-mail address of the administrator whose token it is")
        .secret("token", "API token from the Admin Center")
        .some("what", List.of("tickets", "ratings"), "What is read: tickets, ratings")
        .base(null, "Where the API is asked, if not at the subdomain of zendesk.com")
        .config();
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    String desk = desk(place);
    HttpUrl site = site(place);
    Api api = api(place);
    List<Feed> feeds = new ArrayList<>();
    for (String what : Settings.list(place, "what")) {
      feeds.add(
          what.equals("tickets")
              ? new TicketsFeed(desk, site, api)
              : new RatingsFeed(desk, site, api));
    }
    return feeds;
  }

  private static String desk(AbstractConfig place) {
    return place.getString("subdomain").strip();
  }

  private static HttpUrl site(AbstractConfig place) {
    return HttpUrl.get("https://" + desk(place) + ".zendesk.com");
  }

  private static Api api(AbstractConfig place) {
    return Api.of(place, site(place))
        .login(place.getString("user").strip() + "/token", Settings.secret(place, "token"));
  }

  @Override
  public Optional<Function<AbstractConfig, Replier>> replier() {
    return Optional.of(place -> new TicketReplier(desk(place), api(place)));
  }

  @Override
  public Card card() {
    return new Card(
        "The first message of every ticket, and ratings (good or bad) with their comment.",
        "Later messages of a ticket, attachments, and who wrote a rating.",
        Card.Completeness.COMPLETE,
        "Seen: a ticket that changed comes again; a rating for seven days.",
        "Seen of tickets, which come again as deleted; of ratings not.",
        "With the plan of the help desk; ten calls a minute for the stream of tickets.",
        "Yours: it is your help desk. Messages of customers are personal data.",
        "An API token of an administrator.",
        "Yes, to tickets, as a public comment of the administrator.");
  }
}
