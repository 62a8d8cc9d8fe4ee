package earshot.ingest.source;

/**
 * In which order a place hands things out; it decides how the runtime walks and what it can
 * promise.
 */
public enum Shape {
  /**
   * From a position forward: {@link Page#position} moves with every page; nothing is ever seen
   * twice on purpose.
   */
  FORWARD,
  /** Newest first: the runtime walks back until a whole page is older than the watermark. */
  NEWEST_FIRST,
  /**
   * A small window without order: every page is read each time and compared with what was there
   * before.
   */
  WINDOW
}
