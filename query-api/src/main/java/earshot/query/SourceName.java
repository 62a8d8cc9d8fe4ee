package earshot.query;

import java.util.Map;
import java.util.Optional;

/** What people call a source: as it calls itself in every language, or by a word of theirs. */
public final class SourceName {
  private static final Map<String, String> ITS_OWN =
      Map.ofEntries(
          Map.entry("appstore", "App Store"),
          Map.entry("appstore-connect", "App Store Connect"),
          Map.entry("bluesky", "Bluesky"),
          Map.entry("discourse", "Discourse"),
          Map.entry("facebook", "Facebook"),
          Map.entry("google-business", "Google Business Profile"),
          Map.entry("google-places", "Google Places"),
          Map.entry("google-play", "Google Play"),
          Map.entry("hackernews", "Hacker News"),
          Map.entry("instagram", "Instagram"),
          Map.entry("intercom", "Intercom"),
          Map.entry("lemmy", "Lemmy"),
          Map.entry("linkedin", "LinkedIn"),
          Map.entry("livechat", "LiveChat"),
          Map.entry("mastodon", "Mastodon"),
          Map.entry("reddit", "Reddit"),
          Map.entry("stackexchange", "Stack Exchange"),
          Map.entry("steam", "Steam"),
          Map.entry("surveymonkey", "SurveyMonkey"),
          Map.entry("telegram", "Telegram"),
          Map.entry("tripadvisor", "Tripadvisor"),
          Map.entry("trustpilot", "Trustpilot"),
          Map.entry("woocommerce", "WooCommerce"),
          Map.entry("wordpress", "WordPress"),
          Map.entry("x", "X"),
          Map.entry("yelp", "Yelp"),
          Map.entry("youtube", "YouTube"),
          Map.entry("zendesk", "Zendesk"));

  private SourceName() {}

  /** The name of a source in that language, or the word of the API for one that has none. */
  public static String of(String source, Wording language) {
    return Optional.ofNullable(ITS_OWN.get(source))
        .orElseGet(() -> language.in(SourceName.class).term("source", source));
  }
}
