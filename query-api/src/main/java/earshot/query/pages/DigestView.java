package earshot.query.pages;

import earshot.query.Wording;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the page of a review check shows.
 *
 * @param letter the check itself as HTML; empty where there is no brand
 */
record DigestView(
    Chrome chrome,
    String letter,
    List<Choice> brands,
    List<Choice> languages,
    String from,
    String to,
    List<Choice> zones) {

  static DigestView of(
      Chrome chrome, Address here, List<String> brands, String letter, Instant now) {
    return new DigestView(
        chrome,
        letter,
        brands.stream().map(brand -> choice(brand, here)).toList(),
        Languages.choices(here.first("language")),
        here.first("from"),
        here.first("to"),
        zones(here.first("zone"), chrome.words(), now));
  }

  /** The cities, and whatever else was asked for. */
  private static List<Choice> zones(String asked, Wording words, Instant now) {
    ZoneId known = Zones.has(asked) ? ZoneId.of(asked) : ZoneOffset.UTC;
    List<Choice> cities = Zones.choices(words.in(known), now);
    return Zones.has(asked) || asked.isEmpty()
        ? cities
        : Stream.concat(Stream.of(new Choice(asked, asked, true, "")), cities.stream()).toList();
  }

  private static Choice choice(String brand, Address here) {
    return new Choice(brand, brand, here.values("brand").contains(brand), "");
  }
}
