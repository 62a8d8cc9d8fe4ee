package earshot.deploy.local;

import java.util.OptionalInt;

/**
 * What may differ between local Elasticsearch nodes.
 *
 * @param heapMegabytes the node's heap; it takes about 100 MB more beside it
 * @param quickStart compile code only lightly: starts seconds sooner and searches slower
 * @param port where it answers HTTP on loopback; empty lets the system pick
 */
public record NodeSettings(int heapMegabytes, boolean quickStart, OptionalInt port) {
  /** Refuses a heap in which the server can't start. */
  public NodeSettings {
    if (heapMegabytes < 256) {
      throw new IllegalArgumentException(
          "Elasticsearch heap of " + heapMegabytes + " MB is too small: give it 256 or more");
    }
  }

  /** For real use: 1 GB. */
  public static NodeSettings standard() {
    return new NodeSettings(1024, false, OptionalInt.empty());
  }

  /** For tests and short trials: 512 MB, quick to start. */
  public static NodeSettings small() {
    return new NodeSettings(512, true, OptionalInt.empty());
  }
}
