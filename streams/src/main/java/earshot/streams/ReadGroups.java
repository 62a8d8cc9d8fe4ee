package earshot.streams;

import earshot.mention.Group;
import java.io.IOException;
import org.apache.kafka.streams.processor.api.Record;

/** Tells the groups of now, for statements that come. */
final class ReadGroups implements AtHand.Reader {
  static final String STORE = "groups";

  private final Codebooks books;

  ReadGroups(Codebooks books) {
    this.books = books;
  }

  @Override
  public void read(Record<String, byte[]> record) throws IOException {
    if (record.key().startsWith(Group.KEY)) {
      books.put(record.key().substring(Group.KEY.length()), AtHand.value(record, Group.class));
    }
  }
}
