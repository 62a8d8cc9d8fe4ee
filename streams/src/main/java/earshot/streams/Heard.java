package earshot.streams;

import earshot.assess.rule.CoverageBook;
import earshot.mention.Coverage;
import java.io.IOException;
import org.apache.kafka.streams.processor.api.Record;

/** Tells how far each feed got, for rules that must know whether all was heard. */
final class Heard implements AtHand.Reader {
  static final String STORE = "heard";

  private final CoverageBook coverage;

  Heard(CoverageBook coverage) {
    this.coverage = coverage;
  }

  @Override
  public void read(Record<String, byte[]> record) throws IOException {
    coverage.put(record.key(), AtHand.value(record, Coverage.class));
  }
}
