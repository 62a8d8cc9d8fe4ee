package earshot.mention;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How somebody who spoke would like to be answered, on {@code contacts} under the mention's id;
 * kept apart from what was said, so that no search, export or event can show it.
 *
 * @param address an e-mail address, a phone number or whatever the person wrote
 * @param subject of the mail that the mention came in
 * @param message id of that mail, by which programs put an answer below it
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Contact(
    String address, Optional<String> subject, Optional<String> message, Instant at) {
  private static final Pattern MAIL =
      Pattern.compile("[^\\s@<>(),;:\"\\\\]+@[^\\s@<>(),;:\"\\\\]+");

  public Contact {
    Refuse.when(address.isBlank(), "a contact needs an address");
  }

  /** Whatever somebody left where they spoke. */
  public Contact(String address, Instant at) {
    this(address, Optional.empty(), Optional.empty(), at);
  }

  /** The e-mail address, if it is one. */
  public Optional<String> mail() {
    return Optional.of(address.strip()).filter(mail -> MAIL.matcher(mail).matches());
  }

  /** Never the address: what is logged by accident stays harmless. */
  @Override
  public String toString() {
    return "Contact[at=" + at + "]";
  }
}
