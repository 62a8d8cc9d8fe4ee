package earshot.ingest.sources.imap;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.ApiFeed;
import earshot.ingest.source.Cursor;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.Mail;
import earshot.ingest.source.Mailbox;
import earshot.ingest.source.OAuth;
import earshot.ingest.source.Page;
import earshot.ingest.source.Polling;
import earshot.ingest.source.Shape;
import earshot.mention.Draft;
import earshot.mention.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.Request;

/** One folder, by the numbers that the server gives its mails: they only grow. */
final class MailFeed extends ApiFeed {
  private final Mailbox mailbox;

  MailFeed(Mailbox mailbox, Optional<OAuth> oauth) {
    super(
        ImapSource.NAME,
        mailbox.user() + "@" + mailbox.host(),
        mailbox.user() + "@" + mailbox.host() + "/" + mailbox.folder(),
        Polling.of(Shape.FORWARD)
            .overlapping(Duration.ofDays(1)), // mails may come again when the server counts anew
        new Api(mailbox.address(), Headers.of()).as(oauth));
    this.mailbox = mailbox;
  }

  @Override
  public Optional<Mailbox> mailbox() {
    return Optional.of(mailbox);
  }

  @Override
  public Request request(Cursor cursor, Optional<String> page) {
    return mailbox.after(page.or(cursor::position), cursor.since());
  }

  @Override
  public Page parse(Fetched fetched) throws IOException {
    JsonNode answer = fetched.json();
    List<Item> items = Json.items(Json.list(answer, "messages"), "uid", this::mail);
    Optional<String> position = Optional.of(Mailbox.Position.of(answer).toString());
    boolean more = answer.path("more").asBoolean();
    return Page.of(items, position.filter(at -> more)).at(position);
  }

  /** What a person wrote to us; nothing where a machine or we ourselves did. */
  private Optional<Item> mail(JsonNode message) throws Exception {
    Mail mail = Mail.of(message.required("raw").binaryValue());
    if (mail.isAutomatic() || mail.isFrom(mailbox.user()) || mail.words().isEmpty()) {
      return Optional.empty();
    }
    String id = mail.id().orElseThrow(() -> new IOException("a mail has no Message-ID"));
    Draft said =
        said(id, Kind.FEEDBACK)
            .author(mail.sender(), null, null)
            .title(mail.subject())
            .text(mail.words())
            .url("mid:" + mail.idInAddress())
            .publishedAt(mail.sent().orElse(Json.time(message, "received")))
            .thread(mail.thread().orElse(null));
    return Optional.of(new Item.Said(said, mail.contact()));
  }
}
