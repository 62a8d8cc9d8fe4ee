package earshot.ingest.sources.zendesk;

import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;

/** Tickets of one's own help desk and how customers rated them. */
public final class ZendeskSource extends DeclaredSource {
  static final String NAME = "zendesk";

  public ZendeskSource() {
    super(
        NAME,
        new Settings()
            .must("subdomain", "[\\w-]+", "one word", "The word before .zendesk.com")
            .must("user", "E-mail address of the administrator whose token it is")
            .secret("token", "API token from the Admin Center")
            .some("what", List.of("tickets", "ratings"), "What is read: tickets, ratings")
            .base(null, "Where the API is asked, if not at the subdomain of zendesk.com"),
        place -> new TicketReplier(desk(place), api(place)));
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
}
