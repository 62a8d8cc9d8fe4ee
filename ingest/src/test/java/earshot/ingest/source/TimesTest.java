package earshot.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimesTest {
  @Test
  void iso() {
    at("2024-06-30T09:41:43Z", "2024-06-30T09:41:43Z");
    at("2024-06-30T09:41:43.123456789+02:00", "2024-06-30T07:41:43.123456789Z");
    at("2021-08-10T18:45:03+0000", "2021-08-10T18:45:03Z");
    at("2019-03-02T05:00:00-07:00", "2019-03-02T12:00:00Z");
    at("2024-06-30 09:41:43", "2024-06-30T09:41:43Z");
    at("2024-06-30 09:41:43.0 UTC", "2024-06-30T09:41:43Z");
    at("2024-06-30T09:41", "2024-06-30T09:41:00Z");
    at("2024-06-30", "2024-06-30T00:00:00Z");
    at("2024-6-3", "2024-06-03T00:00:00Z");
    at("2024-06", "2024-06-01T00:00:00Z");
    at("2024", "2024-01-01T00:00:00Z");
    at("20240630", "2024-06-30T00:00:00Z");
    at("20240630T094143Z", "2024-06-30T09:41:43Z");
    at("2003-335", "2003-12-01T00:00:00Z");
    at("2024-06-30T24:00:00Z", "2024-07-01T00:00:00Z");
    at("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z");
  }

  @Test
  void rfc822AsItIsWritten() {
    at("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z");
    at("Thu, 01 Jan 2004 19:48 GMT", "2004-01-01T19:48:00Z");
    at("01 Jan 2004 19:48:21 +0100", "2004-01-01T18:48:21Z");
    at("Thu, 1 Jan 04 19:48:21 EST", "2004-01-02T00:48:21Z");
    at("Thu, 01 Jan 98 19:48:21 PDT", "1998-01-02T02:48:21Z");
    at("Wed, 19 Aug 2009 18:28:00 Etc/GMT", "2009-08-19T18:28:00Z");
    at("Sun, 19 Feb 2012 22:40:00 GMT-01:01", "2012-02-19T23:41:00Z");
    at("Mon, 13 Feb, 2012 06:28:00 UTC", "2012-02-13T06:28:00Z");
    at("Thursday, 1 January 2004 19:48:21 GMT (comment)", "2004-01-01T19:48:21Z");
    at("Fri,  1 Jan 2010 00:00:00 GMT", "2010-01-01T00:00:00Z");
    at("Tue, 03 Jan 2004", "2004-01-03T00:00:00Z");
    at("Thu, 5 Apr 2012 10:00:00 PM +0200", "2012-04-05T20:00:00Z");
    at("Sun Jan  4 16:29:06 2004", "2004-01-04T16:29:06Z");
    at("Sun Jan 4 16:29:06 PST 2004", "2004-01-05T00:29:06Z");
  }

  @Test
  void inWords() {
    at("October 24, 2011", "2011-10-24T00:00:00Z");
    at("Oct 24th, 2011 at 3:05 pm", "2011-10-24T15:05:00Z");
    at("Sept. 3, 2020", "2020-09-03T00:00:00Z");
    at("24. Oktober 2011", "2011-10-24T00:00:00Z");
    at("24.10.2011, 09:05", "2011-10-24T09:05:00Z");
    at("1 de marzo de 2020", "2020-03-01T00:00:00Z");
    at("3 août 2021", "2021-08-03T00:00:00Z");
    at("Πεμ, 01 Ιαν 2004 19:48:21 GMT", "2004-01-01T19:48:21Z");
    at("5 марта 2022", "2022-03-05T00:00:00Z");
  }

  @Test
  void whatIsNoMomentIsNone() {
    for (String text :
        new String[] {
          "",
          "yesterday",
          "03/04/2024",
          "31 Jun 2004",
          "2024-02-30",
          "2024-06-30T25:00:00Z",
          "1 Smarch 2024",
          "12:30",
          "Sun, 16 Dec 2012 1:2:3:4 GMT",
          "9".repeat(200)
        }) {
      assertThat(Times.parse(text)).as(text).isEmpty();
    }
    assertThat(Times.parse(null)).isEmpty();
  }

  private static void at(String written, String moment) {
    assertThat(Times.parse(written))
        .as(written)
        .hasValueSatisfying(t -> assertThat(t).hasToString(moment));
  }
}
