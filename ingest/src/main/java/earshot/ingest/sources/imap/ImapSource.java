package earshot.ingest.sources.imap;

import earshot.ingest.source.DeclaredSource;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Mailbox;
import earshot.ingest.source.OAuth;
import earshot.ingest.source.Settings;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** Mails in one folder of a mailbox that people are asked to write to. */
public final class ImapSource extends DeclaredSource {
  static final String NAME = "imap";

  public ImapSource() {
    super(
        NAME,
        OAuth.settings(
            new Settings()
                .must("host", "[\\w.-]+", "the name of a server", "Server of the mailbox")
                .count(
                    "port", 993, "Port of the server, 993 with TLS from the start, else mostly 143")
                .may(
                    "security",
                    "tls",
                    "tls|starttls|none",
                    "tls, starttls or none",
                    "Whether the connection is encrypted: tls, starttls or none")
                .must("user", "Who logs in, mostly the address itself")
                .maySecret("password", "Password of the mailbox, or one for this application only")
                .may("folder", "INBOX", "Folder that is read")));
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Optional<OAuth> oauth = oauth(place);
    String password = Settings.maySecret(place, "password");
    if (password == null && oauth.isEmpty()) {
      throw new ConfigException(
          "a password is due, or client-id, client-secret, refresh-token and token-url");
    }
    Mailbox mailbox =
        new Mailbox(
            place.getString("host").strip(),
            Math.toIntExact(place.getLong("port")),
            place.getString("security").strip(),
            place.getString("user").strip(),
            new Mailbox.Secret(new Password(password == null ? "" : password), false),
            place.getString("folder").strip());
    return List.of(new MailFeed(mailbox, oauth));
  }

  /** There is no usual address: each provider has its own. */
  private static Optional<OAuth> oauth(AbstractConfig place) {
    return place.getString("token-url") == null
        ? Optional.empty()
        : OAuth.owner(place, place.getString("token-url"));
  }
}
