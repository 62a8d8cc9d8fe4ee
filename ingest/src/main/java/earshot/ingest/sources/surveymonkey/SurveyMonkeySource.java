package earshot.ingest.sources.surveymonkey;

import earshot.ingest.source.Api;
import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Source;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** Answers in people's own words to one's own surveys. */
public final class SurveyMonkeySource implements Source {
  static final String NAME = "surveymonkey";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConfigDef config() {
    return new Settings()
        .list("surveys", "Numbers of the surveys, as the API lists them")
        .secret("token", "Access token of a private app with View Response Details")
        .may("hook-client", null, "Client id of the application, if it sends what was answered")
        .maySecret("hook-secret", "Secret of that application, with which it signs")
        .base(
            "https://api.surveymonkey.com",
            "Where the API is asked; accounts in Europe and Canada have a host of their own")
        .config();
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Api api = Api.of(place).bearer(Settings.secret(place, "token"));
    return Settings.list(place, "surveys").stream()
        .<Feed>map(survey -> new ResponsesFeed(survey, api))
        .toList();
  }

  @Override
  public Card card() {
    return new Card(
        "Every answer in people's own words, with its question as title, of complete and of"
            + " unfinished responses; the name where the survey knows it.",
        "Choices, scores, amounts, dates, addresses and uploaded files, and what was"
            + " only a preview.",
        Card.Completeness.COMPLETE,
        "Seen: a response that changed comes again.",
        "Seen when a response is asked for again.",
        "Reading responses needs a paid plan. A private app may call 120 times a minute and 500"
            + " times a day, which many surveys share.",
        "Yours: it is your survey. Answers may hold personal data.",
        "An access token of a private app in the developer portal.",
        "No: a survey has no answer to an answer.");
  }
}
