package earshot.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One bound for the native memory of all stores of the process together: 48 MiB, a third of it for
 * writes.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
  private static final long MEMORY = 48L << 20;
  private static final long WRITES = 16L << 20;

  /** The share of a write buffer that tells what is not in it. */
  private static final double WRITES_FILTER = 0.02;

  /**
   * Each store takes its memory in such portions; larger ones of all stores would be more than all
   * may take.
   */
  private static final long ARENA_BLOCK = 64L << 10;

  private static final Cache CACHE = new LRUCache(MEMORY, -1, false, 0.1);
  private static final WriteBufferManager WRITE_BUFFERS = new WriteBufferManager(WRITES, CACHE);

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    table.setFilterPolicy(new BloomFilter(10)); // most lookups are of ids never seen
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(WRITE_BUFFERS);
    options.setWriteBufferSize(4L << 20);
    options.setArenaBlockSize(ARENA_BLOCK);
    options.setMaxWriteBufferNumber(2);
    options.setMemtableWholeKeyFiltering(true);
    options.setMemtablePrefixBloomSizeRatio(WRITES_FILTER);
  }

  @Override
  public void close(String store, Options options) {
    // The cache and the write buffers are shared by all stores and live as long as the process.
  }
}
