package earshot.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class PagingTest {
  private static final HttpUrl LIST = HttpUrl.get("https://place.example/list");

  /** What leads on from a page that was asked for there. */
  private static Optional<String> next(Paging paging, HttpUrl asked, String json)
      throws IOException {
    Fetched fetched = new Fetched(asked, Headers.of(), json.getBytes(StandardCharsets.UTF_8));
    JsonNode answer = fetched.json();
    return paging.next(fetched, answer, answer.path("list"));
  }

  private static HttpUrl at(Paging paging, String... page) {
    return paging
        .at(LIST.newBuilder(), Optional.ofNullable(page.length == 0 ? null : page[0]))
        .build();
  }

  @Test
  void aTokenLeadsOnUntilThereIsNone() throws IOException {
    Paging paging = Paging.token("after", "/meta/next");
    assertThat(at(paging)).isEqualTo(LIST);
    assertThat(at(paging, "t2").queryParameter("after")).isEqualTo("t2");
    assertThat(next(paging, LIST, "{\"meta\": {\"next\": \"t2\"}, \"list\": []}")).contains("t2");
    assertThat(next(paging, LIST, "{\"meta\": {\"next\": null}, \"list\": [1]}")).isEmpty();
    assertThat(next(paging, LIST, "{\"list\": [1]}")).isEmpty();
    assertThat(next(paging.untilEmpty(), LIST, "{\"meta\": {\"next\": \"t2\"}, \"list\": []}"))
        .isEmpty();
  }

  @Test
  void aTokenThatLeadsBackLeadsNowhere() throws IOException {
    Paging paging = Paging.token("after", "/next").beginningWith("*");
    assertThat(at(paging).queryParameter("after")).isEqualTo("*");
    assertThat(next(paging, at(paging, "t2"), "{\"next\": \"t2\", \"list\": [1]}")).isEmpty();
    assertThat(next(paging, at(paging), "{\"next\": \"*\", \"list\": [1]}")).isEmpty();
  }

  @Test
  void anAddressHoldsItsToken() throws IOException {
    Paging paging = Paging.token("cursor", "/next");
    String other = "https://else.example/list?cursor=c%202";
    assertThat(next(paging, LIST, "{\"next\": \"" + other + "\", \"list\": [1]}")).contains("c 2");
    assertThat(next(paging, LIST, "{\"next\": \"https://else.example/\", \"list\": [1]}"))
        .isEmpty();
  }

  @Test
  void numbersGoOnToAnEmptyPageOrAsThePlaceSays() throws IOException {
    Paging paging = Paging.numbers("page");
    assertThat(at(paging).queryParameter("page")).isEqualTo("1");
    assertThat(next(paging, at(paging, "7"), "{\"list\": [1]}")).contains("8");
    assertThat(next(paging, at(paging, "7"), "{\"list\": []}")).isEmpty();
    assertThat(next(paging.whileTrue("/more"), at(paging), "{\"list\": [1], \"more\": false}"))
        .isEmpty();
  }
}
