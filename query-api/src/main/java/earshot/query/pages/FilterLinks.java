package earshot.query.pages;

import earshot.query.Facet;
import earshot.query.SourceName;
import earshot.query.Wording;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Links that put filters on and take them off. */
final class FilterLinks {
  /** The queue has tabs of its own. */
  private static final List<Facet> LISTED =
      Facet.COUNTED.stream().filter(facet -> facet != Facet.QUEUE).toList();

  /** Which time a span is about. */
  private static final String TIME = "time";

  private static final int[] SPANS_IN_DAYS = {1, 7, 30};

  private final Address here;
  private final Wording words;
  private final Map<String, String> groups;

  /**
   * Links from here.
   *
   * @param groups what groups are called, by their ids
   */
  FilterLinks(Address here, Wording words, Map<String, String> groups) {
    this.here = here;
    this.words = words;
    this.groups = groups;
  }

  /** All parameters that filter but the query. */
  static String[] names() {
    return Stream.concat(
            Stream.of(TIME, "from", "to"), Arrays.stream(Facet.values()).map(Facet::word))
        .toArray(String[]::new);
  }

  /** Each facet that says something, with its values and how many have them. */
  List<SearchView.Filter> of(Map<Facet, Map<String, Long>> facets) {
    List<SearchView.Filter> filters = new ArrayList<>();
    for (Facet facet : LISTED) {
      Map<String, Long> counts = new LinkedHashMap<>(facets.getOrDefault(facet, Map.of()));
      here.values(facet.word()).forEach(chosen -> counts.putIfAbsent(chosen, 0L));
      if (!counts.isEmpty()) {
        filters.add(
            new SearchView.Filter(words.of("facet." + facet.word()), values(facet, counts)));
      }
    }
    return filters;
  }

  private List<Choice> values(Facet facet, Map<String, Long> counts) {
    List<Choice> values = new ArrayList<>();
    counts.forEach(
        (value, count) ->
            values.add(
                new Choice(
                    label(facet, value),
                    here.toggle(facet.word(), value).toString(),
                    here.values(facet.word()).contains(value),
                    words.compact(count))));
    return values;
  }

  private String label(Facet facet, String value) {
    return switch (facet) {
      case LANGUAGE -> words.languageName(value);
      case RATING -> words.number(Integer.parseInt(value), 0) + " ★";
      case GROUP -> groups.getOrDefault(value, value);
      case BRAND, PLACE -> value;
      case SOURCE -> SourceName.of(value, words);
      default -> words.term(facet.word(), value);
    };
  }

  /** What is filtered by, each with the link that lifts it. */
  List<Choice> chips() {
    List<Choice> chips = new ArrayList<>();
    for (Facet facet : Facet.values()) {
      if (facet != Facet.QUEUE) {
        here.values(facet.word()).forEach(value -> chips.add(chip(facet, value)));
      }
    }
    here.values(TIME).forEach(time -> chips.add(about(time)));
    here.values("from").forEach(from -> chips.add(span("search.from", from, "from")));
    here.values("to").forEach(to -> chips.add(span("search.to", to, "to")));
    return chips;
  }

  private Choice chip(Facet facet, String value) {
    return new Choice(label(facet, value), here.toggle(facet.word(), value).toString(), true, "");
  }

  private Choice about(String time) {
    return new Choice(words.term(TIME, time), here.without(TIME).toString(), true, "");
  }

  private Choice span(String key, String value, String name) {
    return new Choice(words.of(key, told(value)), here.without(name).toString(), true, "");
  }

  /** A day, or a moment as letters link it, in the reader's words; a moment in their zone. */
  private String told(String time) {
    return time.contains("T")
        ? words.moment(OffsetDateTime.parse(time).toInstant()) + " " + words.zoneName()
        : Days.read(time).map(day -> Days.told(day, words)).orElse(time);
  }

  /** Recent times. */
  List<Choice> spans(Instant now) {
    List<Choice> spans = new ArrayList<>();
    for (int days : SPANS_IN_DAYS) {
      String from = LocalDate.ofInstant(now.minus(Duration.ofDays(days)), words.zone()).toString();
      Address said = here.without(TIME);
      boolean chosen = here.values(TIME).isEmpty() && here.values("from").equals(List.of(from));
      Address to = chosen ? here.without("from") : said.without("to").set("from", from);
      spans.add(new Choice(words.of("search.days", days), to.toString(), chosen, ""));
    }
    return spans;
  }
}
