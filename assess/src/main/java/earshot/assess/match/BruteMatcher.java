package earshot.assess.match;

import earshot.assess.match.Places.Place;
import earshot.assess.query.Query;
import earshot.assess.query.Query.And;
import earshot.assess.query.Query.Flag;
import earshot.assess.query.Query.Near;
import earshot.assess.query.Query.Not;
import earshot.assess.query.Query.Or;
import earshot.assess.query.Query.Phrase;
import earshot.assess.query.Query.Placed;
import earshot.assess.query.Query.Range;
import earshot.assess.query.Query.Raw;
import earshot.assess.query.Query.Start;
import earshot.assess.query.Query.Tag;
import earshot.assess.query.Query.Value;
import earshot.assess.query.Query.Word;
import earshot.assess.text.Terms;
import earshot.assess.text.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Evaluates a query node by node: the definition of what matches, which every other way must agree
 * with.
 */
public final class BruteMatcher {
  private static final Comparator<Span> IN_ORDER =
      Comparator.comparing((Span span) -> !span.inTitle())
          .thenComparingInt(Span::start)
          .thenComparingInt(Span::end);

  private BruteMatcher() {}

  public static boolean matches(Query query, Matchable mention) {
    return switch (query) {
      case And and -> and.parts().stream().allMatch(part -> matches(part, mention));
      case Or or -> or.parts().stream().anyMatch(part -> matches(part, mention));
      case Not not -> !matches(not.query(), mention);
      case Word word -> mention.words().containsKey(word.term());
      case Phrase phrase ->
          phrase.terms().stream().allMatch(mention.words()::containsKey)
              && !Places.of(phrase, mention).isEmpty();
      case Placed placed -> !Places.of(placed, mention).isEmpty();
      case Near near -> !Places.of(near, mention).isEmpty();
      case Raw raw -> !Places.run(raw.terms(), mention::rawPositions).isEmpty();
      case Tag tag -> mention.tags().contains(tag.tag());
      case Value value -> mention.values(value.field()).contains(value.value());
      case Start start ->
          mention.values(start.field()).stream()
              .anyMatch(value -> value.startsWith(start.beginning()));
      case Flag flag -> mention.values(flag.field()).contains(flag.flag());
      case Range range -> {
        Double number = mention.numbers().get(range.field());
        yield number != null && range.holds(number);
      }
    };
  }

  /**
   * The pieces that made a matching query match, in order; nothing under a NOT and nothing of
   * branches that failed.
   */
  public static List<Span> spans(Query query, Matchable mention) {
    Set<Span> spans = new TreeSet<>(IN_ORDER);
    if (matches(query, mention)) {
      collect(query, mention, spans);
    }
    return new ArrayList<>(spans);
  }

  private static void collect(Query query, Matchable mention, Set<Span> spans) {
    switch (query) {
      case And and -> and.parts().forEach(part -> collect(part, mention, spans));
      case Or or ->
          or.parts().stream()
              .filter(part -> matches(part, mention))
              .forEach(part -> collect(part, mention, spans));
      case Placed placed ->
          add(Places.of(placed, mention), mention.title().words(), mention.text().words(), spans);
      case Near near ->
          add(Places.of(near, mention), mention.title().words(), mention.text().words(), spans);
      case Raw raw ->
          add(
              Places.run(raw.terms(), mention::rawPositions),
              mention.title().raw(),
              mention.text().raw(),
              spans);
      case Tag tag -> {
        tags(tag, mention.title(), true, spans);
        tags(tag, mention.text(), false, spans);
      }
      case Not not -> {}
      case Value value -> {}
      case Start start -> {}
      case Flag flag -> {}
      case Range range -> {}
    }
  }

  private static void add(List<Place> places, Terms title, Terms text, Set<Span> spans) {
    int textFrom = title.isEmpty() ? 0 : title.size() + Matchable.GAP;
    for (Place place : places) {
      boolean inTitle = place.start() < title.size();
      Terms terms = inTitle ? title : text;
      int base = inTitle ? 0 : textFrom;
      spans.add(
          new Span(inTitle, terms.start(place.start() - base), terms.end(place.end() - 1 - base)));
    }
  }

  private static void tags(Tag tag, Tokens tokens, boolean inTitle, Set<Span> spans) {
    if (tokens.tags().contains(tag.tag())) {
      spans.add(new Span(inTitle, tokens.tagStart(tag.tag()), tokens.tagEnd(tag.tag())));
    }
  }
}
