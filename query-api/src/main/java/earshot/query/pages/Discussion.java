package earshot.query.pages;

import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.query.Facet;
import earshot.query.MentionStore;
import earshot.query.SearchRequest;
import earshot.query.Sort;
import earshot.query.Wording;
import java.util.Optional;

/**
 * What was said in answer to one thing: the comments of a live broadcast, a thread, a forum's
 * topic.
 *
 * @param beginning the id of what it began with, which was not always heard
 * @param size how many belong to it, the beginning not counted
 */
record Discussion(MentionId beginning, String source, long size) {
  /**
   * The discussion that a mention belongs to or has begun, if anybody else said something there.
   */
  static Optional<Discussion> of(Mention mention, MentionStore store) {
    MentionId beginning = mention.beginning().orElse(mention.id());
    Discussion discussion =
        new Discussion(
            beginning, mention.source(), store.count(request(beginning, mention.source()).build()));
    return Optional.of(discussion)
        .filter(there -> mention.thread().isPresent() || there.size() > 0);
  }

  String says(Wording words) {
    return words.of("mention.thread", size);
  }

  /** What belongs to it, as it was said. */
  SearchRequest.Builder request() {
    return request(beginning, source).sort(Sort.OLDEST);
  }

  private static SearchRequest.Builder request(MentionId beginning, String source) {
    return SearchRequest.builder()
        .q("thread:\"%s\"".formatted(beginning.value()))
        .only(Facet.SOURCE, source)
        .facets(false);
  }
}
