/** SurveyMonkey: what people write into one's own surveys. */
@NullMarked
package earshot.ingest.sources.surveymonkey;

import org.jspecify.annotations.NullMarked;
