package earshot.ingest.source;

import earshot.mention.Contact;
import earshot.mention.Draft;
import earshot.mention.MentionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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

  /** The place does not show this to everybody: it was taken back if it was told here before. */
  record Hidden(MentionId id, String nativeId) implements Item {}

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

  /** Reads one thing of a page: nothing where it is not said by anybody. */
  @FunctionalInterface
  interface Reader<T> {
    Optional<Item> read(T one) throws Exception;
  }

  /** Reads each; what fails is set aside with its reason and the rest goes on. */
  static <T> List<Item> each(
      Iterable<? extends T> things, Reader<T> reader, Function<T, Optional<String>> id) {
    List<Item> items = new ArrayList<>();
    for (T one : things) {
      try {
        reader.read(one).ifPresent(items::add);
      } catch (Exception e) {
        String written = one.toString();
        String excerpt = written.substring(0, Math.min(500, written.length()));
        items.add(new Unreadable(id.apply(one), String.valueOf(e.getMessage()), excerpt));
      }
    }
    return items;
  }
}
