package earshot.assess.priority;

import earshot.assess.group.Hashes;
import earshot.mention.Author;
import earshot.mention.Label;
import earshot.mention.Mention;
import earshot.mention.Queue;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Who complains, and who praises: one number for all that a person says so at one source. */
public final class Speaker {
  /** What places and boxes write where they don't know a name. */
  private static final Set<String> NOBODY =
      Set.of(
          "anonymous",
          "anonymous user",
          "guest",
          "user",
          "customer",
          "unknown",
          "google user",
          "a google user",
          "anonym",
          "anonyme",
          "anonimo",
          "anónimo",
          "gast",
          "invité",
          "invitado",
          "аноним",
          "анонимно",
          "гость",
          "пользователь",
          "ناشناس",
          "مهمان",
          "کاربر",
          "کاربر مهمان",
          "مجهول",
          "زائر",
          "անանուն",
          "հյուր",
          "misafir",
          "anonim");

  private Speaker() {}

  /**
   * The speaker of a complaint that is to be answered or of praise that is to be thanked for;
   * absent where nobody can tell who it is, and for anything else. What was said to the brand alone
   * has speakers of its own, so that whoever may not read it does not hear of it either.
   */
  public static Optional<Long> of(Mention mention) {
    return feeling(mention)
        .flatMap(
            label ->
                mention
                    .author()
                    .flatMap(author -> key(author, mention.account()))
                    .map(
                        key ->
                            String.join(" ", heard(mention), label.word(), mention.source(), key))
                    .map(Hashes::of));
  }

  private static String heard(Mention mention) {
    return mention.kind().isForAgents() ? "alone" : "aloud";
  }

  /** The feeling that counts in its queue. */
  private static Optional<Label> feeling(Mention mention) {
    return mention
        .priority()
        .map(priority -> priority.queue() == Queue.THANK ? Label.POSITIVE : Label.NEGATIVE)
        .filter(label -> mention.sentiment().filter(s -> s.label() == label).isPresent());
  }

  /** Names are only somebody's within one place; addresses and handles within a whole source. */
  private static Optional<String> key(Author author, String account) {
    return author
        .url()
        .or(author::handle)
        .or(() -> author.name().filter(Speaker::isSomebody).map(name -> account + ' ' + name));
  }

  private static boolean isSomebody(String name) {
    return !NOBODY.contains(name.strip().toLowerCase(Locale.ROOT));
  }
}
