package earshot.query.reach;

import earshot.mention.PublicAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import okhttp3.Dns;

/**
 * Keeps requests out of private networks, unless they may go there. It judges the very addresses
 * that are connected to: a name may change its mind in between.
 */
public final class ReachableHosts implements Dns {
  private final boolean allowPrivate;
  private final String setting;
  private final Dns names;

  /**
   * Asks nobody yet.
   *
   * @param setting by which private networks are allowed, to be named where one is refused
   */
  public ReachableHosts(boolean allowPrivate, String setting, Dns names) {
    this.allowPrivate = allowPrivate;
    this.setting = setting;
    this.names = names;
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    List<InetAddress> addresses = names.lookup(host);
    for (InetAddress address : addresses) {
      check(host, address);
    }
    return addresses;
  }

  /** Addresses written as numbers are not looked up, so whoever asks has to show them here. */
  public void checkLiteral(String host) throws UnknownHostException {
    if (host.indexOf(':') >= 0 || host.matches("[0-9.]+")) {
      check(host, InetAddress.getByName(host));
    }
  }

  private void check(String host, InetAddress address) throws UnknownHostException {
    if (!allowPrivate && !PublicAddress.is(address)) {
      throw new UnknownHostException(
          "%s is a private address; %s would allow it".formatted(host, setting));
    }
  }
}
