package earshot.mention;

import java.time.Instant;

/**
 * How somebody who spoke would like to be answered, on {@code contacts} under the mention's id;
 * kept apart from what was said, so that no search, export or event can show it.
 *
 * @param address an e-mail address, a phone number or whatever the person wrote
 */
public record Contact(String address, Instant at) {
  public Contact {
    Refuse.when(address.isBlank(), "a contact needs an address");
  }

  /** Never the address: what is logged by accident stays harmless. */
  @Override
  public String toString() {
    return "Contact[at=" + at + "]";
  }
}
