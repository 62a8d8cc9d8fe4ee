package earshot.assess.language;

/**
 * Which row belongs to a bucket: one bit a bucket and a running count, small enough to stay near
 * the processor, where a plain table of a million rows would not.
 */
final class RowIndex {
  private final long[] kept;
  private final int[] before;

  /**
   * @param bits the number of buckets as a power of two
   * @param buckets the buckets that have a row, ascending
   */
  RowIndex(int bits, int[] buckets) {
    kept = new long[Math.max(1, (1 << bits) >>> 6)];
    before = new int[kept.length];
    for (int bucket : buckets) {
      kept[bucket >>> 6] |= 1L << bucket;
    }
    for (int i = 1; i < kept.length; i++) {
      before[i] = before[i - 1] + Long.bitCount(kept[i - 1]);
    }
  }

  /** The row of a bucket, or -1 if it has none. */
  int row(int bucket) {
    long bits = kept[bucket >>> 6];
    long own = 1L << bucket;
    return (bits & own) == 0 ? -1 : before[bucket >>> 6] + Long.bitCount(bits & (own - 1));
  }
}
