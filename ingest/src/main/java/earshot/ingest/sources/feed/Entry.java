package earshot.ingest.sources.feed;

import earshot.ingest.source.Addresses;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One item of a feed, whatever its format.
 *
 * @param title readable, on one line
 * @param text readable, the whole text where the feed has it
 * @param answers address or id of what it is a comment on
 * @param publisher who a news search took it from
 */
record Entry(
    @Nullable String id,
    @Nullable String link,
    @Nullable String title,
    @Nullable String text,
    Optional<Person> author,
    @Nullable Instant published,
    @Nullable Instant updated,
    @Nullable String answers,
    @Nullable String publisher,
    @Nullable String language,
    @Nullable Long replies) {
  // WordPress …/#comment-12, Blogger …#c12, Discourse and others …#comment12
  private static final Pattern COMMENT = Pattern.compile(".*#(comment[-_]?|c)\\d+$");

  /** Who wrote it, as far as the feed says. */
  record Person(@Nullable String name, @Nullable String url) {}

  /** By what it is known within its feed: its id, else its link, else what it says and when. */
  Optional<String> identity() {
    if (id != null) {
      return Optional.of(id);
    } else if (link != null) {
      return Optional.of(Addresses.withoutCampaign(link));
    } else if (title == null && text == null) {
      return Optional.empty();
    }
    return Optional.of((title != null ? title : text) + "|" + published);
  }

  boolean comment() {
    return answers != null || link != null && COMMENT.matcher(link).matches();
  }

  /** What a comment is on. */
  @Nullable String thread() {
    return answers != null || link == null ? answers : link.replaceFirst("[?#].*", "");
  }

  /**
   * What the writer wrote above the text: neither a blog's "Comment on … by …" nor the publisher
   * that a news search adds.
   */
  @Nullable String ownTitle() {
    if (title == null) {
      return null;
    }
    String name = author.map(Person::name).orElse(null);
    if (comment() && text != null && name != null && title.endsWith(name)) {
      return null;
    }
    String tail = " - " + publisher;
    return title.endsWith(tail) ? title.substring(0, title.length() - tail.length()) : title;
  }
}
