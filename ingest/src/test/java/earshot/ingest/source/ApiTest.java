package earshot.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.NoSuchElementException;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class ApiTest {
  private final Api api = new Api(HttpUrl.get("https://town.example/api"), Headers.of());

  private String at(String address, String... parts) {
    return api.at(address, parts).build().toString();
  }

  @Test
  void anAddressHasWhatIsAlwaysAsked() {
    assertThat(at("list?order=newest&limit=50"))
        .isEqualTo("https://town.example/api/list?order=newest&limit=50");
    assertThat(at("a/b/")).isEqualTo("https://town.example/api/a/b/");
  }

  @Test
  void whatComesInAPlaceOfItMayHoldAnySign() {
    assertThat(at("posts/{}/comments?since={}&q={}", "7/../8?x", "a&b=c", "{}"))
        .isEqualTo(
            "https://town.example/api/posts/7%2F..%2F8%3Fx/comments?since=a%26b%3Dc&q=%7B%7D");
    assertThat(at("reviews/{}:reply", "9")).isEqualTo("https://town.example/api/reviews/9:reply");
  }

  @Test
  void aPlaceForWhichNothingComesIsAMistake() {
    assertThatThrownBy(() -> at("posts/{}")).isInstanceOf(NoSuchElementException.class);
  }
}
