package earshot.query.elasticsearch;

import earshot.query.Facet;

/** Under which name the index holds each facet. */
final class FacetFields {
  private FacetFields() {}

  static String of(Facet facet) {
    return switch (facet) {
      case BRAND -> "brands"; // as people write it; "brand" is folded for queries
      case LANGUAGE -> "lang";
      case RATING -> "stars"; // whole ones; "rating" is a number for queries
      case SOURCE, KIND, SENTIMENT, STATUS, QUEUE, PLACE, GROUP -> facet.word();
    };
  }
}
