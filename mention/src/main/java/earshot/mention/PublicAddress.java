package earshot.mention;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Tells addresses that everybody can reach from those inside somebody's network. */
public final class PublicAddress {
  private PublicAddress() {}

  /** Whether it is. */
  public static boolean is(InetAddress address) {
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
    if (first == 0x64 && second == 0xff9b) { // an IPv4 address behind NAT64, or a network's own
      return (ip[4] | ip[5]) == 0 && embedded(ip, 12);
    }
    if (first == 0x2002) { // an IPv4 address behind 6to4
      return embedded(ip, 2);
    }
    boolean protocols = first == 0x2001 && second < 0x200; // Teredo, benchmarks, ORCHID
    boolean papers = (first == 0x2001 && second == 0xdb8) || (first & 0xfff0) == 0x3ff0;
    return (first & 0xe000) == 0x2000 && !protocols && !papers; // only global unicast is public
  }

  private static boolean embedded(byte[] ip, int at) {
    try {
      byte[] v4 = {ip[at], ip[at + 1], ip[at + 2], ip[at + 3]};
      return is(InetAddress.getByAddress(v4));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
