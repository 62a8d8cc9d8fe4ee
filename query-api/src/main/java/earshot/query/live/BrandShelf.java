package earshot.query.live;

import earshot.mention.Brand;

/** The brands there are, and the way to change those that people made. */
public interface BrandShelf extends BrandBook {
  /**
   * Keeps it, in place of one of the same name; it is there when this returns.
   *
   * @throws earshot.query.IntakeUnavailable when it can't be kept
   */
  void put(Brand brand);

  /**
   * Lets go of the one of that name; what was said about it stays.
   *
   * @throws earshot.query.IntakeUnavailable when that can't be kept
   */
  void remove(String name);
}
