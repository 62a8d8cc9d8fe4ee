package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Delivery;
import earshot.mention.Draft;
import earshot.mention.Episode;
import earshot.query.Said;
import earshot.query.http.Alarms;
import earshot.query.http.Judgements;
import earshot.query.http.Rig;
import earshot.query.http.Routes;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlertsPageTest {
  private final Alarms alarms = new Alarms();
  private final Judgements judgements = new Judgements();
  private final Rig rig =
      new Rig(
          store -> store,
          wiring -> {
            Pages pages = new Pages(wiring, new Kept());
            return new Routes[] {pages, new AlertsPage(pages, wiring, alarms, judgements)};
          });

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void withoutAlertsItSaysHowTheyComeAbout() {
    assertThat(page().select(".empty").text())
        .contains("No rule has found anything yet", "when: 'sentiment:negative rating:<=2'");
  }

  @Test
  void anAlertShowsWhatWasSaidAndWhoWasTold() {
    Draft hostile =
        Said.review(1, Sample.HOSTILE, 1, Duration.ofHours(1)).url("https://reviews.example/1");
    rig.holding(hostile);
    alarms.episodes.add(episode(hostile));
    alarms.deliveries.add(
        new Delivery(
            "d1",
            "desk",
            List.of(new Delivery.Item("e1", 1)),
            Delivery.State.DELIVERED,
            1,
            false,
            Said.NOW,
            Optional.empty()));
    Element card = page().select("#e1").first();

    assertThat(card.select("h3").text()).isEqualTo("angry open");
    assertThat(card.select("blockquote").text()).contains("<script>document.title");
    assertThat(card.select("blockquote strong").text())
        .as("its title stands apart")
        .isEqualTo("About it");
    assertThat(card.select("script, img")).isEmpty();
    assertThat(card.select("blockquote a").eachAttr("href"))
        .containsExactly("/mentions/" + hostile.mention().id(), "https://reviews.example/1");
    assertThat(card.text()).contains("told to desk");
  }

  @Test
  void somebodyTakesCareOfIt() {
    alarms.episodes.add(episode(Said.review(1, "bad", 1, Duration.ofHours(1))));
    String action = page().select("#e1 form").attr("action");
    HttpResponse<String> answer = rig.send("POST", action);

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/alerts#e1");
    assertThat(page().select("#e1").text()).contains("takes care of it since");
    assertThat(page().select("#e1 form[action$=acknowledge]")).isEmpty();
  }

  @Test
  void somebodySaysWhetherItWasWorthTelling() {
    alarms.episodes.add(episode(Said.review(1, "bad", 1, Duration.ofHours(1))));
    HttpResponse<String> answer = rig.send("POST", "/alerts/e1/wrong");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(page().select("#e1").text()).contains("Somebody called it a false alarm");
    rig.send("POST", "/alerts/e1/right");
    assertThat(page().select("#e1").text()).contains("Somebody called it worth telling");
    assertThat(rig.send("POST", "/alerts/none/right").statusCode()).isEqualTo(404);
    assertThat(rig.send("POST", "/alerts/e1/wrong", "Origin", "https://evil.example").statusCode())
        .isEqualTo(403);
  }

  @Test
  void aPageFromElsewhereAcknowledgesNothing() {
    alarms.episodes.add(episode(Said.review(1, "bad", 1, Duration.ofHours(1))));

    assertThat(
            rig.send("POST", "/alerts/e1/acknowledge", "Origin", "https://evil.example")
                .statusCode())
        .isEqualTo(403);
    assertThat(rig.send("POST", "/alerts/none/acknowledge").statusCode()).isEqualTo(404);
    assertThat(alarms.acknowledgements).isEmpty();
  }

  private Document page() {
    return Jsoup.parse(rig.get("/alerts", "Accept", "text/html").body());
  }

  private static Episode episode(Draft about) {
    return Alarms.episode("e1", "angry", "each", about.id().value(), List.of(about.id()));
  }
}
