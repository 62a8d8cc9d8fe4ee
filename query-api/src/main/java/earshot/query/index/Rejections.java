package earshot.query.index;

import earshot.mention.Rejected;

/** Keeps what could not be read or stored, so that nothing is lost and nothing stops. */
@FunctionalInterface
public interface Rejections {
  void reject(Rejected rejected);
}
