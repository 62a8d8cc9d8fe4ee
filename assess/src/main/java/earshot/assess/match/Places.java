package earshot.assess.match;

import earshot.assess.query.Query.Either;
import earshot.assess.query.Query.Fuzzy;
import earshot.assess.query.Query.Near;
import earshot.assess.query.Query.Pattern;
import earshot.assess.query.Query.Phrase;
import earshot.assess.query.Query.Placed;
import earshot.assess.query.Query.Word;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** Where something stands in the words of a mention. */
final class Places {
  /** Positions, the end exclusive. */
  record Place(int start, int end) {}

  private Places() {}

  static List<Place> of(Placed placed, Matchable mention) {
    return switch (placed) {
      case Word word -> single(mention.positions(word.term()));
      case Pattern pattern -> matching(mention, term -> Letters.matches(pattern.pattern(), term));
      case Fuzzy fuzzy ->
          matching(mention, term -> Letters.isNear(fuzzy.term(), term, fuzzy.edits()));
      case Phrase phrase -> run(phrase.terms(), mention::positions);
      case Either either ->
          either.parts().stream().flatMap(part -> of(part, mention).stream()).toList();
    };
  }

  static List<Place> of(Near near, Matchable mention) {
    List<Place> lefts = of(near.left(), mention);
    List<Place> rights = lefts.isEmpty() ? List.of() : of(near.right(), mention);
    if (rights.isEmpty()) {
      return List.of();
    }
    List<Place> found = new ArrayList<>();
    follow(lefts, rights, near.words(), found);
    if (!near.ordered()) {
      follow(rights, lefts, near.words(), found);
    }
    return found;
  }

  /** Adds what stands at most so many words behind the end of one of the first, with that one. */
  private static void follow(
      List<Place> firsts, List<Place> seconds, int words, List<Place> found) {
    List<Place> ahead = sorted(seconds, Place::start);
    int from = 0;
    for (Place first : sorted(firsts, Place::end)) {
      while (from < ahead.size() && ahead.get(from).start() < first.end()) {
        from++;
      }
      for (int at = from; at < ahead.size() && ahead.get(at).start() - first.end() <= words; at++) {
        found.add(first);
        found.add(ahead.get(at));
      }
    }
  }

  private static List<Place> sorted(List<Place> places, ToIntFunction<Place> by) {
    if (places.size() < 2) {
      return places;
    }
    List<Place> sorted = new ArrayList<>(places);
    sorted.sort(Comparator.comparingInt(by));
    return sorted;
  }

  /** Terms that stand one after the other. */
  static List<Place> run(List<String> terms, Function<String, int[]> positions) {
    List<int[]> all = terms.stream().map(positions).toList();
    List<Place> places = new ArrayList<>();
    for (int start : all.get(0)) {
      int length = 1;
      while (length < all.size() && Arrays.binarySearch(all.get(length), start + length) >= 0) {
        length++;
      }
      if (length == all.size()) {
        places.add(new Place(start, start + length));
      }
    }
    return places;
  }

  private static List<Place> matching(Matchable mention, Predicate<String> condition) {
    List<Place> places = new ArrayList<>();
    for (Map.Entry<String, int[]> word : mention.words().entrySet()) {
      if (condition.test(word.getKey())) {
        places.addAll(single(word.getValue()));
      }
    }
    return places;
  }

  private static List<Place> single(int[] positions) {
    List<Place> places = new ArrayList<>(positions.length);
    for (int position : positions) {
      places.add(new Place(position, position + 1));
    }
    return places;
  }
}
