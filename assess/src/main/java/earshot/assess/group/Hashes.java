package earshot.assess.group;

/** Hashes that are the same on every machine and in every run. */
public final class Hashes {
  private Hashes() {}

  /** FNV-1a over UTF-16 units, then mixed: http://www.isthe.com/chongo/tech/comp/fnv/ */
  public static long of(CharSequence text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return mix(hash);
  }

  /** The finaliser of SplitMix64: https://prng.di.unimi.it/splitmix64.c */
  static long mix(long value) {
    long mixed = value + 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return mixed ^ (mixed >>> 31);
  }
}
