package earshot.ingest.sources.surveymonkey;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link SurveyMonkeySource} inside Kafka Connect. */
public final class SurveyMonkeyConnector extends MentionConnector {
  @Override
  public Source source() {
    return new SurveyMonkeySource();
  }
}
