package earshot.ingest.sources.linkedin;

import earshot.ingest.source.Api;
import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Source;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Comments on the posts of one organisation's page. */
public final class LinkedInSource implements Source {
  static final String NAME = "linkedin";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConfigDef config() {
    return new Settings()
        .must("organization", "\\d+", "the organisation's number", "Number of the organisation")
        .secret("token", "Access token of an administrator of its page, with r_organization_social")
        .may(
            "version",
            "202610",
            "20\\d{4}",
            "a year and a month such as 202610",
            "Version of the API; each is switched off after about a year")
        .base("https://api.linkedin.com", "Where the API is asked")
        .config();
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Api api =
        Api.of(place)
            .bearer(Settings.secret(place, "token"))
            .with("Linkedin-Version", place.getString("version").strip())
            .with("X-Restli-Protocol-Version", "2.0.0")
            .below("rest");
    return List.of(new CommentsFeed(place.getString("organization").strip(), api));
  }

  @Override
  public Card card() {
    return new Card(
        "Comments, and answers to them, on posts of the last 30 days of one's own organisation."
            + " Unverified: made from LinkedIn's documentation, never tried on the real service.",
        "Names of people: the API gives their numbers only; comments on older posts, posts of"
            + " others that mention the organisation, messages.",
        Card.Completeness.WINDOW,
        "Seen while the post is younger than 30 days, and when a comment is asked for again.",
        "Seen when a comment is asked for again and is gone.",
        "Free; calls a day by application and by member, counted until midnight UTC.",
        "What members wrote may be kept for a short time only: set retention to what your agreement"
            + " says.",
        "An application with access to the Community Management API, and a new token every 60"
            + " days.",
        "Not yet.");
  }
}
