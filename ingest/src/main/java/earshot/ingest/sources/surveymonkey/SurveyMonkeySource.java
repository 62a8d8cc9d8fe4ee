package earshot.ingest.sources.surveymonkey;

import earshot.ingest.source.Api;
import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Settings;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;

/** Answers in people's own words to one's own surveys. */
public final class SurveyMonkeySource extends DeclaredSource {
  static final String NAME = "surveymonkey";

  public SurveyMonkeySource() {
    super(
        NAME,
        new Settings()
            .list("surveys", "Numbers of the surveys, as the API lists them")
            .secret("token", "Access token of a private app with View Response Details")
            .may("hook-client", null, "Client id of the application, if it sends what was answered")
            .maySecret("hook-secret", "Secret of that application, with which it signs")
            .some(
                "what",
                List.of("responses", "links"),
                "What is read: responses, links (the addresses to send, shown with the sources)")
            .base(
                "https://api.surveymonkey.com",
                "Where the API is asked; accounts in Europe and Canada have a host of their own"));
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Api api =
        Api.of(place).bearer(Settings.secret(place, "token")).refusing(ResponsesFeed::refused);
    List<String> what = Settings.list(place, "what");
    List<Feed> feeds = new ArrayList<>();
    for (String survey : Settings.list(place, "surveys")) {
      what.forEach(
          word ->
              feeds.add(
                  word.equals("links")
                      ? new LinksFeed(survey, api)
                      : new ResponsesFeed(survey, api)));
    }
    return feeds;
  }
}
