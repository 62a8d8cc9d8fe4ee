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
  HACKERNEWS;

  static Channel named(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
