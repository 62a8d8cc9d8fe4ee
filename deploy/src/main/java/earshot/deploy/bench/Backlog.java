package earshot.deploy.bench;

import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import java.time.Duration;
import java.util.BitSet;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;

/**
 * What sources put on {@code mentions.raw} over a while: mostly new mentions, of a hundred also
 * three edits, a repetition and a deletion of one that was there before.
 */
final class Backlog {
  /** The last mentions of all come from here, so many that each partition has some. */
  static final String LAST = "bench-last";

  static final int LAST_ONES = 64;

  private static final int LOOKS_BACK = 1000;

  private final Chatter chatter;
  private final long records;
  private final BitSet alive = new BitSet();

  Backlog(Chatter chatter, long records) {
    this.chatter = chatter;
    this.records = records;
  }

  /** Says all records in order: key and value, no value for a deletion. Call it once. */
  void each(BiConsumer<String, Optional<byte[]>> record) {
    SplittableRandom dice = new SplittableRandom(records);
    int next = 0;
    for (long i = LAST_ONES; i < records; i++) {
      int earlier = alive.previousSetBit(Math.max(0, next - 1 - dice.nextInt(LOOKS_BACK)));
      int kind = earlier < 0 ? 100 : dice.nextInt(100);
      if (kind >= 5) {
        alive.set(next);
        say(record, chatter.mention(next++));
      } else if (kind < 3) {
        say(record, chatter.edited(earlier, (int) (i % 1000)));
      } else if (kind == 3) {
        say(record, chatter.mention(earlier));
      } else {
        alive.clear(earlier);
        record.accept(id(earlier).value(), Optional.empty());
      }
    }
    for (int i = 0; i < LAST_ONES; i++) {
      say(record, chatter.mention(LAST, i, Chatter.START.plus(Duration.ofDays(201))));
    }
  }

  /** How many mentions are left once all was said. */
  long left() {
    return alive.cardinality() + (long) LAST_ONES;
  }

  private MentionId id(long number) {
    return chatter.mention(number).id();
  }

  private static void say(BiConsumer<String, Optional<byte[]>> record, Mention mention) {
    record.accept(mention.id().value(), Optional.of(MentionJson.write(mention)));
  }
}
