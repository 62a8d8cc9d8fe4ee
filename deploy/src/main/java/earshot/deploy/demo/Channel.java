package earshot.deploy.demo;

import java.util.Locale;

/** Where in the town something is said; it decides the format it is served in. */
enum Channel {
  /** A comment on the coffee house's blog: RSS 2.0. */
  COMMENT,
  /** A post in the town's forum: Atom. */
  FORUM,
  /** A line in the hotel's guest book: JSON Feed. */
  GUESTBOOK,
  /** A review on a shop's page: schema.org. */
  PAGE,
  /** A review of the delivery app in the American store. */
  APP_US,
  /** A review of the delivery app in the Armenian store. */
  APP_AM,
  /** A post on the town's Mastodon server. */
  TOOT,
  /** A story or comment on the town's Hacker News. */
  HACKERNEWS,
  /** A post or comment in the town's subreddit: Reddit's Atom. */
  REDDIT,
  /** A post or comment in the town's community on a Lemmy server. */
  LEMMY,
  /** A question on the town's site of Stack Exchange. */
  STACKEXCHANGE,
  /** A review of the game that the delivery service has made, on Steam. */
  STEAM,
  /** A post of somebody in town on Bluesky: Jetstream. */
  BLUESKY;

  /** Whether what is said there makes no sense anywhere else. */
  boolean isApart() {
    return this == HACKERNEWS || this == STACKEXCHANGE || this == STEAM;
  }

  static Channel named(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
