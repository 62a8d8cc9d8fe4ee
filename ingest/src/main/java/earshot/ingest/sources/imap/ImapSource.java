package earshot.ingest.sources.imap;

import earshot.ingest.source.Card;
import earshot.ingest.source.Feed;
import earshot.ingest.source.Mailbox;
import earshot.ingest.source.Settings;
import earshot.ingest.source.Source;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;

/** Mails in one folder of a mailbox that people are asked to write to. */
public final class ImapSource implements Source {
  static final String NAME = "imap";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ConfigDef config() {
    return new Settings()
        .must("host", "[\\w.-]+", "the name of a server", "Server of the mailbox")
        .count("port", 993, "Port of the server, 993 with TLS from the start, else mostly 143")
        .may(
            "security",
            "tls",
            "tls|starttls|none",
            "tls, starttls or none",
            "Whether the connection is encrypted: tls, starttls or none")
        .must("user", "Who logs in, mostly the address itself")
        .secret("password", "Password of the mailbox, or one for this application only")
        .may("folder", "INBOX", "Folder that is read")
        .config();
  }

  @Override
  public List<Feed> feeds(AbstractConfig place) {
    Mailbox mailbox =
        new Mailbox(
            place.getString("host").strip(),
            Math.toIntExact(place.getLong("port")),
            place.getString("security").strip(),
            place.getString("user").strip(),
            new Password(Settings.secret(place, "password")),
            place.getString("folder").strip());
    return List.of(new MailFeed(mailbox));
  }

  @Override
  public Card card() {
    return new Card(
        "Every mail that people write to a mailbox for feedback, without what it quotes and its"
            + " signature; the mails stay unread and where they are.",
        "Attachments, delivery reports, automatic answers, advertising, what rules of the server"
            + " move away before we look, and addresses of senders, which are not kept.",
        Card.Completeness.COMPLETE,
        "Nobody can edit a mail.",
        "Not seen: what somebody deletes from the mailbox was said all the same.",
        "Free; the server's own limits.",
        "Yours: it is your mailbox. Mails are personal data.",
        "A login with password; servers that take OAuth only are not read.",
        "Not yet: answer from the mailbox.");
  }
}
