package earshot.ingest.sources.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.ingest.recorded.Model;
import earshot.ingest.recorded.Models;
import earshot.ingest.source.Item;
import earshot.ingest.source.Lookup;
import earshot.ingest.source.Pushed.Hint;
import earshot.ingest.source.Source;
import earshot.ingest.source.SourceBasics;
import earshot.mention.Kind;
import earshot.mention.Mention;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** Media and comments of others that name the account. */
class InstagramMentionsTest extends SourceBasics {
  private static final String MEDIUM =
      """
      {"id": "17900", "caption": "Cold again @acme", "permalink": "https://www.instagram.com/p/Cxyz/",
       "timestamp": "2026-11-14T08:15:03+0000", "username": "ada.b", "like_count": 3, "comments_count": 2}\
      """;
  private static final String COMMENT =
      """
      {"id": "17999", "text": "Ask @acme", "timestamp": "2026-11-14T09:15:03+0000", "like_count": 1,
       "media": {"id": "17901", "permalink": "https://www.instagram.com/p/Cabc/"}}\
      """;

  @Override
  protected Source source() {
    return new InstagramSource();
  }

  @Override
  protected Map<String, Object> settings() {
    return Map.of("account", "42", "token", "EAAtest", "what", List.of("mentions"));
  }

  @Override
  protected String page() {
    return "{\"data\": [" + MEDIUM + "]}";
  }

  @Override
  protected Optional<Model> model() throws IOException {
    return Optional.of(Models.graph("IGMedia"));
  }

  @Test
  void aMediumInWhichTheAccountIsTaggedIsAPost() throws Exception {
    Mention medium = saidOn(read(page())).getFirst();
    assertIs(medium, Kind.POST, "42", "17900");
    assertThat(medium.text()).contains("Cold again @acme");
    assertThat(medium.author().orElseThrow().handle()).contains("ada.b");
    assertThat(medium.engagement().orElseThrow().replies()).contains(2L);
    assertThat(address().encodedPath()).isEqualTo("/v24.0/42/tags");
  }

  @Test
  void whatAHookNamesIsAskedForByItsMediumAndItsOwnNumber() throws Exception {
    String change =
        "{\"object\": \"instagram\", \"entry\": [{\"id\": \"42\", \"changes\": [{\"field\": \"mentions\", \"value\": %s}]}]}";
    assertThat(hints(change.formatted("{\"media_id\": \"17901\", \"comment_id\": \"17999\"}")))
        .containsExactly(new Hint(Set.of("17901_17999"), false));
    assertThat(hints(change.formatted("{\"media_id\": \"17900\"}")))
        .containsExactly(new Hint(Set.of("17900"), false));

    assertThat(asked("17901_17999").queryParameter("fields"))
        .startsWith("mentioned_comment.comment_id(17999){");
    Mention comment =
        said("17901_17999", "{\"mentioned_comment\": " + COMMENT + ", \"id\": \"42\"}");
    assertIs(comment, Kind.COMMENT, "42", "17901_17999");
    assertThat(comment.text()).contains("Ask @acme");
    assertThat(comment.thread()).contains("17901");

    assertThat(asked("17900").queryParameter("fields"))
        .startsWith("mentioned_media.media_id(17900){");
    assertThat(said("17900", "{\"mentioned_media\": " + MEDIUM + ", \"id\": \"42\"}"))
        .isEqualTo(saidOn(read(page())).getFirst());
    assertThatThrownBy(() -> lookedUp("1", "{\"mentioned_media\": " + MEDIUM + "}"))
        .hasMessageContaining("not the item 1");
  }

  private HttpUrl asked(String nativeId) {
    Lookup lookup = firstFeed().lookup().orElseThrow();
    return lookup.request(nativeId).url();
  }

  private Mention said(String nativeId, String body) throws Exception {
    return ((Item.Said) lookedUp(nativeId, body)).mention().mention();
  }
}
