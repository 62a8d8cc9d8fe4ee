package earshot.ingest.fetch;

import earshot.mention.PublicAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;
import okhttp3.HttpUrl;

/**
 * Keeps requests out of private networks. Names are judged by the very addresses that are connected
 * to, so that a name which changes its address between question and connection changes nothing.
 */
final class AddressGuard implements Dns {
  private final boolean allowPrivate;
  private final Dns dns;

  AddressGuard(boolean allowPrivate, Dns dns) {
    this.allowPrivate = allowPrivate;
    this.dns = dns;
  }

  @Override
  public List<InetAddress> lookup(String hostname) throws UnknownHostException {
    List<InetAddress> addresses = dns.lookup(hostname);
    for (InetAddress address : addresses) {
      check(hostname, address);
    }
    return addresses;
  }

  /** Addresses written as numbers never reach {@link #lookup}: they are judged here. */
  void checkLiteral(HttpUrl url) throws UnknownHostException {
    String host = url.host();
    boolean number = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    if (number) {
      check(host, InetAddress.getByName(host));
    }
  }

  private void check(String host, InetAddress address) throws PrivateAddress {
    if (!allowPrivate && !PublicAddress.is(address)) {
      throw new PrivateAddress(host, address);
    }
  }

  /** A name that leads into a private network. */
  static final class PrivateAddress extends UnknownHostException {
    private static final long serialVersionUID = 1;

    PrivateAddress(String host, InetAddress address) {
      super(
          "%s is the private address %s; allow-private-addresses would allow it"
              .formatted(host, address.getHostAddress()));
    }
  }
}
