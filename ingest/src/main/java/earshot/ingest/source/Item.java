package earshot.ingest.source;

import earshot.mention.Contact;
import earshot.mention.Draft;
import earshot.mention.MentionId;
import java.util.Optional;

/** One thing read from a page. */
public sealed interface Item {
  /**
   * Somebody said something, now or before: the runtime tells what is new.
   *
   * @param contact how they can be answered, which is kept apart
   */
  record Said(Draft mention, Optional<Contact> contact) implements Item {
    public Said(Draft mention) {
      this(mention, Optional.empty());
    }
  }

  /** The place says that this was taken back. */
  record Gone(MentionId id, String nativeId) implements Item {}

  /**
   * The place says that everything whose native id begins so was taken back: somebody left, and
   * what they said with them.
   */
  record AllGone(String beginning) implements Item {}

  /**
   * What the place states about a brand: name, phone, hours, address, website, menu, price, rating.
   *
   * @param place which listing, for example the page's address
   * @param name what it speaks of
   */
  record Fact(String place, String name, String value) implements Item {}

  /** One bad item with its reason; it waits in quarantine and the rest goes on. */
  record Unreadable(Optional<String> nativeId, String why, String excerpt) implements Item {}
}
