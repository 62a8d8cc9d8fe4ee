package earshot.ingest.fetch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.ingest.source.Fetched;
import earshot.ingest.source.Mailbox;
import earshot.ingest.source.Mailbox.Position;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.ReceivedDateTerm;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** Reads some mails of an IMAP folder and leaves all of them as they are, unread ones unread. */
final class MailReader {
  private static final int A_PAGE = 20;
  private static final int A_BEGINNING = 256_000; // words come first, attachments after them
  private static final int REFUSED = 401; // as a web server would answer
  private static final String MILLIS = "20000";

  private MailReader() {}

  static Outcome read(Mailbox mailbox, Request request) {
    try (Store store = session(mailbox).getStore("imap")) {
      store.connect(mailbox.user(), mailbox.secret().value().value());
      try (Folder folder = store.getFolder(mailbox.folder())) {
        folder.open(Folder.READ_ONLY);
        return success(request.url(), page(folder, request.url()));
      }
    } catch (AuthenticationFailedException e) {
      String why = mailbox.host() + ": the login is refused";
      return Outcome.failed(ResponseAction.GIVE_UP, why, Optional.empty()).withStatus(REFUSED);
    } catch (FolderNotFoundException e) {
      return failed(ResponseAction.GIVE_UP, mailbox, "there is no folder " + mailbox.folder());
    } catch (MessagingException | IOException e) {
      return failed(ResponseAction.RETRY, mailbox, String.valueOf(e.getMessage()));
    }
  }

  private static Outcome failed(ResponseAction action, Mailbox mailbox, String why) {
    return Outcome.failed(action, mailbox.host() + ": " + why, Optional.empty());
  }

  private static Outcome success(HttpUrl asked, ObjectNode answer) {
    byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
    Fetched page = new Fetched(asked, Headers.of(), body);
    return new Outcome(
        ResponseAction.SUCCESS,
        200,
        Optional.of(page),
        Optional.empty(),
        Optional.empty(),
        "",
        false);
  }

  private static Session session(Mailbox mailbox) {
    Properties settings = new Properties();
    settings.put("mail.imap.host", mailbox.host());
    settings.put("mail.imap.port", Integer.toString(mailbox.port()));
    settings.put("mail.imap.ssl.enable", Boolean.toString(mailbox.security().equals("tls")));
    boolean startTls = mailbox.security().equals("starttls");
    settings.put("mail.imap.starttls.enable", Boolean.toString(startTls));
    settings.put("mail.imap.starttls.required", Boolean.toString(startTls));
    settings.put("mail.imap.ssl.checkserveridentity", "true");
    settings.put("mail.imap.connectiontimeout", MILLIS);
    settings.put("mail.imap.timeout", MILLIS);
    settings.put("mail.imap.writetimeout", MILLIS);
    settings.put("mail.imap.peek", "true");
    if (mailbox.secret().token()) {
      settings.put("mail.imap.auth.mechanisms", "XOAUTH2");
    }
    return Session.getInstance(settings);
  }

  private static ObjectNode page(Folder folder, HttpUrl asked)
      throws MessagingException, IOException {
    UIDFolder numbers = (UIDFolder) folder;
    long validity = numbers.getUIDValidity();
    Position position = Position.of(asked);
    long after = position.validity() == validity ? position.uid() : 0;
    List<Message> found = found(folder, after, Mailbox.since(asked));
    List<Message> some = found.subList(0, Math.min(A_PAGE, found.size()));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("validity", validity);
    answer.put("last", some.isEmpty() ? after : numbers.getUID(some.getLast()));
    answer.put("more", some.size() < found.size());
    ArrayNode messages = answer.putArray("messages");
    for (Message message : some) {
      add(messages, numbers, message);
    }
    return answer;
  }

  /** In the order of their numbers, which only grow. */
  private static List<Message> found(Folder folder, long after, Instant since)
      throws MessagingException {
    UIDFolder numbers = (UIDFolder) folder;
    Message[] found =
        after > 0
            ? numbers.getMessagesByUID(after + 1, UIDFolder.LASTUID)
            : folder.search(new ReceivedDateTerm(ComparisonTerm.GE, Date.from(since)));
    FetchProfile profile = new FetchProfile();
    profile.add(UIDFolder.FetchProfileItem.UID);
    folder.fetch(found, profile);
    return Arrays.stream(found)
        .filter(message -> uid(numbers, message) > after) // there always is a last one
        .sorted(Comparator.comparing(message -> uid(numbers, message)))
        .toList();
  }

  private static long uid(UIDFolder numbers, Message message) {
    try {
      return numbers.getUID(message);
    } catch (MessagingException removed) {
      return 0; // somebody deleted it while we read: it is not among those that follow
    }
  }

  private static void add(ArrayNode messages, UIDFolder numbers, Message message)
      throws MessagingException, IOException {
    long uid = uid(numbers, message);
    try (InputStream raw = ((IMAPMessage) message).getMimeStream()) {
      byte[] beginning = raw.readNBytes(A_BEGINNING);
      Date received = message.getReceivedDate();
      ObjectNode one = messages.addObject().put("uid", uid);
      one.put("received", received == null ? null : received.toInstant().toString());
      one.put("raw", Base64.getEncoder().encodeToString(beginning));
    } catch (MessageRemovedException removed) {
      // Somebody deleted it while we read, which is as if it had been deleted before.
      return;
    }
  }
}
