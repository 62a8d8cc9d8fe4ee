package earshot.ingest.sources.linkedin;

import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Json;
import earshot.ingest.source.OAuth;
import earshot.ingest.source.Refusal;
import earshot.ingest.source.Settings;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;

/** Comments on the posts of one organisation's page. */
public final class LinkedInSource extends DeclaredSource {
  static final String NAME = "linkedin";
  private static final String TOKEN_URL = "https://www.linkedin.com/oauth/v2/accessToken";

  public LinkedInSource() {
    super(
        NAME,
        OAuth.settings(
            new Settings()
                .must(
                    "organization",
                    "\\d+",
                    "the organisation's number",
                    "Number of the organisation")
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
                .base("https://api.linkedin.com", "Where the API is asked")));
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
            .refusing(LinkedInSource::refusal)
            .below("rest");
    return List.of(new CommentsFeed(place.getString("organization").strip(), api));
  }

  /** It says in words what is missing: a permission, a role, a version that lives. */
  private static Optional<Refusal> refusal(int status, Fetched answer) {
    return Refusal.ofKey(status, "LinkedIn", Json.text(answer.error(), "message"));
  }

  /** LinkedIn reads who an application is from the form only. */
  private static Optional<OAuth> administrator(AbstractConfig place) {
    return OAuth.owner(place, TOKEN_URL).map(OAuth::inForm);
  }
}
