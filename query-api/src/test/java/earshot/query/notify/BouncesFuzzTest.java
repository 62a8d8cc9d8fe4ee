package earshot.query.notify;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.fuzz.Fuzz;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Anybody may write to the mailbox of a sender. */
class BouncesFuzzTest {
  private static final String REPORT =
      """
      Content-Type: multipart/report; report-type=delivery-status; boundary="b"

      --b
      Content-Type: text/plain; charset=utf-8
      Content-Transfer-Encoding: base64

      U29ycnku
      --b
      Content-Type: message/delivery-status

      Reporting-MTA: dns; mx.example

      Final-Recipient: rfc822; somebody@example.org
      Action: failed
      Status: 5.1.1

      --b
      Content-Type: text/rfc822-headers

      Subject: =?utf-8?q?How_was_it=3F?=
      Message-ID: <f-1@acme.example>

      --b--
      """;

  @Test
  void everyReportIsReadOrPassedOver() {
    assertThat(Bounces.lasting(REPORT.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)))
        .hasValue("f-1");
    Fuzz.of(
            REPORT,
            REPORT.replace("\n", "\r\n"),
            REPORT.replace("text/rfc822-headers", "message/rfc822"),
            REPORT.replace("; boundary=\"b\"", ""))
        .bytes(Bounces::lasting);
  }
}
