package earshot.deploy;

import earshot.deploy.config.Configuration;
import earshot.mention.Contact;
import earshot.mention.Mention;
import earshot.mention.ReplyRules;
import earshot.mention.ReplyRules.Unit;
import earshot.query.CheckResult;
import earshot.query.Component;
import earshot.query.ReplyBook;
import earshot.query.live.KafkaContacts;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Which mentions can be answered: at their places, or by mail where somebody left an address. */
final class Answering implements ReplyBook, Component {
  private static final ReplyRules BY_MAIL = ReplyRules.upTo(10_000, Unit.CHARACTERS);

  private final Supplier<PlaceReplies> places;
  private final Optional<KafkaContacts> contacts;

  private Answering(Supplier<PlaceReplies> places, Optional<KafkaContacts> contacts) {
    this.places = places;
    this.contacts = contacts;
  }

  /** At the places that are watched now; begins to read who left an address. */
  static Answering open(
      Map<String, Object> kafka, Configuration configuration, WatchedPlaces places) {
    return new Answering(
        places.following(PlaceReplies::of),
        configuration.alerting().answers().map(form -> new KafkaContacts(kafka).start()));
  }

  @Override
  public Optional<ReplyRules> rules(Mention mention) {
    return places.get().rules(mention).or(() -> mail(mention).map(address -> BY_MAIL));
  }

  @Override
  public boolean byMail(Mention mention) {
    return places.get().rules(mention).isEmpty() && mail(mention).isPresent();
  }

  private Optional<String> mail(Mention mention) {
    return contacts.flatMap(book -> book.of(mention.id())).flatMap(Contact::mail);
  }

  @Override
  public CheckResult check() {
    return contacts.map(KafkaContacts::check).orElse(CheckResult.ok("at places only"));
  }

  @Override
  public void close() {
    contacts.ifPresent(KafkaContacts::close);
  }
}
