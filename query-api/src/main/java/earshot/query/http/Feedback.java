package earshot.query.http;

import earshot.mention.Contact;
import earshot.mention.Draft;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.Rating;
import earshot.query.Intake.HandedIn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What somebody wrote into the comment box.
 *
 * @param id chosen by the client, so that a post sent again is not counted again
 */
record Feedback(
    String id,
    String brand,
    String text,
    Optional<String> name,
    Optional<String> contact,
    Optional<Rating> rating) {
  /** The source of all such mentions. */
  static final String SOURCE = "feedback";

  /** People never see this field and leave it empty; robots fill in whatever they find. */
  private static final String TRAP = "website";

  private static final Set<String> FIELDS =
      Set.of("id", "brand", "text", "name", "contact", "rating", TRAP);

  private static final int LONGEST_TEXT = 10_000;
  private static final int LONGEST_LINE = 200;

  /** The feedback in this body; empty when a robot filled the trap. */
  static Optional<Feedback> of(String json) {
    JsonFields fields = JsonFields.of(json, FIELDS);
    Feedback feedback =
        new Feedback(
            fields.text("id", LONGEST_LINE).orElseGet(() -> UUID.randomUUID().toString()),
            fields.neededText("brand", LONGEST_LINE),
            fields.neededText("text", LONGEST_TEXT),
            fields.text("name", LONGEST_LINE),
            fields.text("contact", LONGEST_LINE),
            fields.number("rating").map(Feedback::stars));
    boolean trapped = fields.text(TRAP, LONGEST_TEXT).isPresent();
    return trapped ? Optional.empty() : Optional.of(feedback);
  }

  private static Rating stars(double value) {
    if (!(value >= 1 && value <= 5)) {
      throw JsonFields.refused("rating", "rating must lie between 1 and 5");
    }
    return Rating.stars(value);
  }

  HandedIn handedIn(Instant now) {
    return new HandedIn(mention(now), contact.map(address -> new Contact(address, now)));
  }

  /**
   * The id of a client counts together with what was said, so that nobody can overwrite the words
   * of another by naming the same id.
   */
  private Mention mention(Instant now) {
    long said = draft(id).collected(now, List.of(brand), false, false).contentHash();
    return draft(id + '#' + Long.toHexString(said))
        .publishedAt(now)
        .collected(now, List.of(brand), false, false);
  }

  private Draft draft(String nativeId) {
    return Mention.said(SOURCE, brand, nativeId, Kind.FEEDBACK)
        .text(text)
        .author(name.orElse(null), null, null)
        .rating(rating.orElse(null));
  }
}
