package earshot.query.access;

import earshot.frozen.Frozen;
import org.junit.jupiter.api.Test;

/** What the first format wrote. */
class FrozenRecordsTest {
  @Test
  void whoMayComeInAndWhatTheyDidIsRead() {
    Frozen.of(FrozenRecordsTest.class, "people").areRead(Entry.class);
    Frozen.of(FrozenRecordsTest.class, "people.log").areRead(Done.class);
  }
}
