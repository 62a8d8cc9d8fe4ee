package earshot.ingest.sources.linkedin;

import earshot.ingest.source.Api;
import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.OAuth;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Source;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** Comments on the posts of one organisation's page. */
public final class LinkedInSource implements Source {
  static final String NAME = "linkedin";
  private static final String TOKEN_URL = "https://www.linkedin.com/oauth/v2/accessToken";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConfigDef config() {
    Settings own =
        new Settings()
            .must("organization", "\\d+", "the organisation's number", "Number of the organisation")
            .maySecret(
                "token",
                "Access token of an administrator of its page, with r_organization_social, which ends"
                    + " after 60 days; a refresh token gets new ones")
            .may(
                "version",
                "202610",
                "20\\d{4}",
                "a year and a month such as 202610",
                "Version of the API; each is switched off after about a year")
            .base("https://api.linkedin.com", "Where the API is asked");
    return OAuth.settings(own).config();
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Optional<OAuth> administrator = administrator(place);
    String token = Settings.maySecret(place, "token");
    if (token == null && administrator.isEmpty()) {
      throw new ConfigException("a token is due, or client-id, client-secret and refresh-token");
    }
    Api api =
        Api.of(place)
            .bearer(administrator.isPresent() ? null : token)
            .as(administrator)
            .with("Linkedin-Version", place.getString("version").strip())
            .with("X-Restli-Protocol-Version", "2.0.0")
            .below("rest");
    return List.of(new CommentsFeed(place.getString("organization").strip(), api));
  }

  /** LinkedIn reads who an application is from the form only. */
  private static Optional<OAuth> administrator(AbstractConfig place) {
    return OAuth.of(place, TOKEN_URL)
        .filter(oauth -> oauth.refreshToken().isPresent())
        .map(OAuth::inForm);
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
        "An application with access to the Community Management API, and an administrator's refresh"
            + " token, or a new token every 60 days.",
        "Not yet.");
  }
}
