package earshot.ingest.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
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
    if (!allowPrivate && !isPublic(address)) {
      throw new PrivateAddress(host, address);
    }
  }

  static boolean isPublic(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress() // holds the metadata address of clouds, 169.254.169.254
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    return address instanceof Inet4Address v4
        ? isPublic4(v4.getAddress())
        : isPublic6((Inet6Address) address);
  }

  private static boolean isPublic4(byte[] ip) {
    int a = ip[0] & 0xff;
    int b = ip[1] & 0xff;
    int c = ip[2] & 0xff;
    boolean carrierNat = a == 100 && b >= 64 && b < 128;
    boolean tests = a == 198 && (b == 18 || b == 19 || (b == 51 && c == 100));
    boolean papers = (a == 192 && b == 0 && (c == 0 || c == 2)) || (a == 203 && b == 0 && c == 113);
    return a != 0 && a < 240 && !carrierNat && !tests && !papers;
  }

  private static boolean isPublic6(Inet6Address address) {
    byte[] ip = address.getAddress();
    int first = ((ip[0] & 0xff) << 8) | (ip[1] & 0xff);
    int second = ((ip[2] & 0xff) << 8) | (ip[3] & 0xff);
    if (first == 0x64 && second == 0xff9b) { // an IPv4 address behind NAT64
      return embedded(ip, 12);
    }
    if (first == 0x2002) { // an IPv4 address behind 6to4
      return embedded(ip, 2);
    }
    boolean papers = first == 0x2001 && (second == 0xdb8 || second == 0);
    return (first & 0xe000) == 0x2000 && !papers; // only global unicast is public
  }

  private static boolean embedded(byte[] ip, int at) {
    try {
      byte[] v4 = {ip[at], ip[at + 1], ip[at + 2], ip[at + 3]};
      return isPublic(InetAddress.getByAddress(v4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
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
