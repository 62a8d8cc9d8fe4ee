package earshot.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {
  @Test
  void htmlBecomesReadableText() {
    html("<p>One</p><p>Two</p>", "One\nTwo");
    html("One<br>Two<br/><br/>Three", "One\nTwo\nThree");
    html("<div><div>nested</div></div>after", "nested\nafter");
    html("<ul><li>a</li>\n<li>b</li></ul>", "a\nb");
    html("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc");
    html("so <b>very</b> <i>good</i>!", "so very good!");
    html("  many \n   blanks&nbsp;&nbsp;here ", "many blanks here");
    html("<pre>a\n  b</pre>", "a\nb");
    html("&lt;b&gt; &amp; &eacute; &#x27;x&#39; &#128512;", "<b> & é 'x' \ud83d\ude00");
    html("a<script>alert(1)</script><style>p{}</style>b<!-- c -->", "ab");
    html("قهوه\u200cها <b>خوب</b>", "قهوه\u200cها خوب");
    html(
        "Nice<img class=\"wp-smiley emoji\" alt=\"\ud83d\ude00\"> <img alt=\"photo\">",
        "Nice\ud83d\ude00");
    html(
        "<a href=\"https://a.example/long\"><span class=\"invisible\">https://</span>a.example/long</a>",
        "https://a.example/long");
    html("", "");
  }

  @Test
  void whatMayBeEitherIsHtmlOnlyWithATagOrAnEntity() {
    assertThat(PlainText.lenient("1 < 2 & 3 > 2")).isEqualTo("1 < 2 & 3 > 2");
    assertThat(PlainText.lenient("AT&T said:\r\nno")).isEqualTo("AT&T said:\nno");
    assertThat(PlainText.lenient("Tom &amp; Jerry")).isEqualTo("Tom & Jerry");
    assertThat(PlainText.lenient("I <3 it<br>really")).isEqualTo("I <3 it\nreally");
  }

  @Test
  void aTitleIsOneLine() {
    assertThat(PlainText.line(" A <b>bold</b>\n title ")).isEqualTo("A bold title");
  }

  @Test
  void depthDoesNotMatter() {
    assertThat(PlainText.of("<div>".repeat(100_000) + "deep")).isEqualTo("deep");
  }

  private static void html(String html, String text) {
    assertThat(PlainText.of(html)).as(html).isEqualTo(text);
  }
}
