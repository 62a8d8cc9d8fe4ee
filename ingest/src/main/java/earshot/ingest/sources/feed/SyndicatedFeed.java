package earshot.ingest.sources.feed;

import earshot.ingest.source.Addresses;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Page;
import earshot.ingest.source.Shape;
import earshot.mention.Draft;
import earshot.mention.Kind;
import earshot.mention.Mention;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * One feed address. A window: a feed holds its newest items only, and their order is not promised.
 */
final class SyndicatedFeed implements Feed {
  private static final String ACCEPTED =
      "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9,"
          + " text/xml;q=0.9, */*;q=0.5";
  private final HttpUrl url;
  private final HttpUrl asked;

  SyndicatedFeed(HttpUrl url, HttpUrl asked) {
    this.url = url;
    this.asked = asked;
  }

  @Override
  public String id() {
    return FeedSource.NAME + ":" + place();
  }

  @Override
  public String place() {
    return Addresses.name(url);
  }

  @Override
  public Shape shape() {
    return Shape.WINDOW;
  }

  /** Older pages of an archive hardly change: the newest ten are enough of it. */
  @Override
  public int pages() {
    return 10;
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    HttpUrl address = page.map(HttpUrl::get).orElse(asked);
    return new Request.Builder().url(address).header("Accept", ACCEPTED).build();
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    FeedContent content = read(fetched);
    List<Item> items = new ArrayList<>();
    for (Entry entry : content.entries()) {
      items.add(item(entry, content.author().orElse(null)));
    }
    Optional<String> next =
        content
            .next()
            .filter(address -> address.host().equals(fetched.url().host()))
            .filter(address -> !address.equals(fetched.url()))
            .map(HttpUrl::toString);
    return Page.of(items, next).with(content.hints());
  }

  static FeedContent read(Fetched fetched) throws IOException {
    byte[] body = fetched.body();
    for (byte b : body) {
      if (b == '{') {
        return FeedJson.read(fetched);
      } else if (b == '<') {
        break;
      }
    }
    return FeedXml.read(fetched);
  }

  private Item item(Entry entry, Entry.@Nullable Person feedAuthor) {
    Optional<String> identity = entry.identity();
    if (identity.isEmpty()) {
      return new Item.Unreadable(
          Optional.empty(), "an item without id, link, title and text", entry.toString());
    }
    Kind kind = entry.comment() ? Kind.COMMENT : Kind.POST;
    Draft draft = Mention.said(FeedSource.NAME, place(), shorten(identity.get()), kind);
    draft
        .title(entry.ownTitle())
        .text(entry.text())
        .url(entry.link())
        .language(entry.language())
        .publishedAt(entry.published() != null ? entry.published() : entry.updated())
        .editedAt(edited(entry))
        .engagement(null, entry.replies(), null)
        .thread(entry.comment() ? entry.thread() : null);
    author(draft, entry, feedAuthor);
    return new Item.Said(draft);
  }

  private static void author(Draft draft, Entry entry, Entry.@Nullable Person feedAuthor) {
    Entry.Person author = entry.author().orElse(entry.comment() ? null : feedAuthor);
    if (author != null) {
      draft.author(author.name(), null, author.url());
    } else {
      draft.author(entry.publisher(), null, null);
    }
  }

  private static @Nullable Instant edited(Entry entry) {
    Instant published = entry.published();
    Instant updated = entry.updated();
    return published != null && updated != null && updated.isAfter(published) ? updated : null;
  }

  /** Some feeds put whole texts where an id is due. */
  private static String shorten(String identity) {
    if (identity.length() <= 500) {
      return identity;
    }
    return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
