package earshot.query.pages;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.query.Wording;
import earshot.query.http.Rig;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrendsPageTest {
  private final Rig rig = Town.rig();

  @AfterEach
  void close() {
    rig.close();
  }

  private Document page(String path) {
    return Jsoup.parse(rig.get(path, "Accept", "text/html").body());
  }

  private int found(String link) {
    assertThat(link).startsWith("/?");
    return rig.json("/api/v1/mentions" + link.substring(1)).at("/total").asInt();
  }

  private static int number(Element cell) {
    return Integer.parseInt(cell.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/trends",
        "/trends?by=week",
        "/trends?by=month&brand=Acme+Coffee",
        "/trends?by=week&from=2026-02-18&to=2026-03-04",
        "/trends?from=2026-02-18T13:00:00Z&to=2026-03-04T15:00:00Z&language=fa",
        "/trends?q=cold&source=feed"
      })
  void everyFigureIsThatOfTheSearchItLeadsTo(String path) {
    Document page = page(path);
    int sum = 0;
    for (Element row : page.select(".chart").first().select("tbody tr")) {
      int all = number(row.select("td").first());
      int parts = row.select("td").stream().skip(1).mapToInt(TrendsPageTest::number).sum();
      assertThat(found(row.select("a").attr("href"))).as(row.text()).isEqualTo(all);
      assertThat(parts).as("feelings of " + row.text()).isEqualTo(all);
      sum += all;
    }
    String query = path.contains("?") ? path.substring(path.indexOf('?') + 1) : "by=day";
    String from =
        query.contains("from=") ? "" : "&from=" + page.select("[name=from]").attr("value");

    assertThat(sum).isPositive();
    assertThat(number(page.select(".figures strong").first())).isEqualTo(sum);
    assertThat(rig.json("/api/v1/stats?" + query + from).at("/total").asInt()).isEqualTo(sum);
    for (Element share : page.select(".shares tbody tr")) {
      assertThat(found(share.select("a").attr("href")))
          .isEqualTo(number(share.select("td").first()));
    }
  }

  @Test
  void theTimeBeforeIsThatOfTheApi() {
    Document page = page("/trends?from=2026-03-01");
    int before =
        rig.json("/api/v1/stats?from=2026-03-01&compare=previous").at("/before/total").asInt();

    assertThat(before).isPositive();
    assertThat(page.select(".figures .quiet").first().text()).isEqualTo("before: " + before);
    assertThat(page.select("p .quiet").text())
        .startsWith("Compared with the same length of time before: 19 Feb 2026, 12:00");
  }

  @Test
  void twoTimesOfOnesOwnChoiceStandSideBySide() {
    String second = "compareFrom=2026-02-10&compareTo=2026-02-12";
    Document page = page("/trends?from=2026-03-01&to=2026-03-04&" + second);
    int then = rig.json("/api/v1/stats?from=2026-02-10&to=2026-02-12").at("/total").asInt();

    assertThat(then).isPositive();
    assertThat(page.select(".figures .quiet").first().text()).isEqualTo("then: " + then);
    assertThat(page.select("p .quiet").text()).startsWith("Compared with 10 Feb 2026, 00:00 to");
    Element table = page.select(".chart").first();
    assertThat(table.select("thead th").last().text()).isEqualTo("Compared with");
    List<String> beside = table.select("tbody tr td:last-child").eachText();
    assertThat(beside).hasSize(3).allMatch(cell -> cell.matches("\\d+ · 1[0-2] Feb 2026"));
    assertThat(beside.stream().mapToInt(cell -> Integer.parseInt(cell.split(" ")[0])).sum())
        .isEqualTo(then);
    assertThat(table.select("rect.past")).isNotEmpty();
    assertThat(table.select(".legend li").last().text()).isEqualTo("Compared with");
    assertThat(page.select("[name=compareFrom]").attr("value")).isEqualTo("2026-02-10");
    assertThat(page.select(".chips a").last().attr("href")).contains(second);
    assertThat(page.select("tbody a[href*=compare]")).as("no search knows of it").isEmpty();
  }

  @Test
  void sharesOfVoiceStandBesideThoseOfTheOtherTime() {
    Document page =
        page("/trends?from=2026-03-01&to=2026-03-04&compareFrom=2026-02-10&compareTo=2026-02-12");
    Element chart = page.select(".chart:has(h2:contains(Share of voice))").first();
    List<String> head = chart.select("thead th").eachText();
    int brands = (head.size() - 2) / 2;

    assertThat(brands).isGreaterThan(1);
    for (int i = 1; i <= brands; i++) {
      assertThat(head.get(i + brands)).isEqualTo("then: " + head.get(i));
    }
    assertThat(head).last().isEqualTo("Compared with");
    assertThat(chart.select("tbody tr td:last-child").eachText())
        .containsExactly("12 Feb 2026", "11 Feb 2026", "10 Feb 2026");
    Document then = page("/trends?from=2026-02-10&to=2026-02-12");
    Element alone = then.select(".chart:has(h2:contains(Share of voice))").first();
    for (int i = 1; i <= brands; i++) {
      int column = alone.select("thead th").eachText().indexOf(head.get(i));
      assertThat(chart.select("tbody tr td:nth-child(" + (i + brands + 1) + ")").eachText())
          .as(head.get(i))
          .isEqualTo(alone.select("tbody tr td:nth-child(" + (column + 1) + ")").eachText());
    }
    assertThat(chart.select("rect.past title").eachText())
        .isNotEmpty()
        .allMatch(says -> says.matches("1[0-2] Feb 2026 · .+ · \\d+%"));
    assertThat(chart.select(".legend li").last().text()).isEqualTo("Compared with");
  }

  @ParameterizedTest
  @ValueSource(strings = {"brand", "source", "place", "language"})
  void eachSideStandsBesideItsOwnOfTheOtherTime(String split) {
    String asked = "&split=" + split;
    Element chart =
        page("/trends?from=2026-02-24&to=2026-03-04&compareFrom=2026-02-10&compareTo=2026-02-14"
                + asked)
            .select(".chart")
            .first();
    List<String> head = chart.select("thead th").eachText();
    int sides = (head.size() - 2) / 2;

    assertThat(head.subList(sides + 1, 2 * sides + 1))
        .isEqualTo(head.subList(1, sides + 1).stream().map(name -> "then: " + name).toList());
    for (int i = 1; i <= sides; i++) {
      String link =
          chart.closest("main").select(".told-of tbody tr:nth-child(" + i + ") a").attr("href");
      int then =
          found(
              link.replaceAll("from=[^&]*", "from=2026-02-10")
                  .replaceAll("to=[^&]*", "to=2026-02-14"));
      List<Element> cells = chart.select("tbody tr td:nth-child(" + (i + sides + 1) + ")");
      assertThat(cells.stream().filter(Element::hasText).mapToInt(TrendsPageTest::number).sum())
          .as(head.get(i))
          .isEqualTo(then);
    }
    assertThat(chart.select("tbody tr td:last-child").eachText())
        .filteredOn(span -> !span.isEmpty())
        .hasSize(5);
    for (Element line : chart.select("svg.bars rect.past")) {
      assertThat(Double.parseDouble(line.attr("y"))).isBetween(0.0, Chart.HEIGHT - 3.0);
    }
  }

  @Test
  void aSecondTimeWithoutAnEndIsAsLongAsTheFirst() {
    Document page = page("/trends?from=2026-03-01&to=2026-03-04&compareFrom=2026-02-10");

    assertThat(page.select("p .quiet").text()).contains("to 14 Feb 2026, 00:00.");
  }

  @Test
  void everyPictureIsToldAndHasItsTable() {
    Document page = page("/trends");

    assertThat(page.select(".chart h2").eachText())
        .containsExactly(
            "How much was said, and how it sounds",
            "Stars on average",
            "Time to answer, in hours",
            "Share of voice");
    for (Element chart : page.select(".chart")) {
      assertThat(chart.select("svg[role=img]").attr("aria-label")).matches(".*\\d.*");
      assertThat(chart.select("tbody tr")).hasSize(28);
    }
    assertThat(page.select("[style], style, main script")).isEmpty();
  }

  @Test
  void barsStandInTheirPictureAndEveryDayHasItsPlace() {
    Element picture = page("/trends").select("svg.bars").first();
    List<Element> bars = picture.select("rect:not(.mark)");

    for (Element bar : bars) {
      double bottom = Double.parseDouble(bar.attr("y")) + Double.parseDouble(bar.attr("height"));
      double right = Double.parseDouble(bar.attr("x")) + Double.parseDouble(bar.attr("width"));
      assertThat(Double.parseDouble(bar.attr("y"))).isNotNegative();
      assertThat(bottom).isLessThanOrEqualTo(Chart.HEIGHT + 0.1);
      assertThat(right).isLessThanOrEqualTo(Chart.WIDTH);
      assertThat(bar.select("title").text()).isNotBlank();
    }
    assertThat(bars.getLast().attr("x")).as("today stands last").startsWith("96");
  }

  @Test
  void alertsStandWhereTheyBegan() {
    Document page = page("/trends");
    Element mark = page.select("svg.bars").first().select("rect.mark").first();

    assertThat(mark.select("title").text()).isEqualTo("negative surge · 4 Mar 2026, 12:00");
    assertThat(Double.parseDouble(mark.attr("x"))).isBetween(766.0, 768.0); // 21.5 days of 28
    assertThat(page.select(".told-of a").attr("href")).isEqualTo("/alerts#surge");
    assertThat(page("/trends?brand=Bolt+Tea").select("rect.mark, .told-of")).isEmpty();
    assertThat(page("/trends?to=2026-03-01").select("rect.mark, .told-of")).isEmpty();
  }

  @Test
  void filtersStayWhenTheStepChanges() {
    Document page = page("/trends?brand=Acme+Coffee&q=cold");

    assertThat(page.select(".tabs a").eachAttr("href"))
        .containsExactly(
            "/trends?brand=Acme+Coffee&q=cold&by=day",
            "/trends?brand=Acme+Coffee&q=cold&by=week",
            "/trends?brand=Acme+Coffee&q=cold&by=month");
    assertThat(page.select("select[name=brand] option[selected]").text()).isEqualTo("Acme Coffee");
    assertThat(page.select(".narrow input[type=hidden]").attr("name")).isEqualTo("q");
  }

  @ParameterizedTest
  @ValueSource(strings = {"brand", "source", "place", "language"})
  void eachSideOfAComparisonIsThatOfTheSearchItLeadsTo(String split) {
    Document page = page("/trends?split=" + split);
    List<Element> sides = page.select(".chart + .told-of tbody tr");

    assertThat(sides).hasSizeBetween(2, 6);
    for (Element side : sides) {
      assertThat(found(side.select("a").attr("href")))
          .as(side.text())
          .isEqualTo(number(side.select("td").first()));
    }
    assertThat(page.select(".chart").first().select(".legend li")).hasSameSizeAs(sides);
    assertThat(page.select(".chips [aria-current]")).hasSize(1);
  }

  @Test
  void daysAreThoseOfTheReader() {
    String path = "/trends?from=2026-03-05&to=2026-03-06";
    Document utc = page(path);
    Document tokyo =
        Jsoup.parse(rig.get(path, "Accept", "text/html", "Cookie", "zone=Asia/Tokyo").body());

    assertThat(utc.select("p .quiet").text()).endsWith("Days are those of UTC.");
    assertThat(tokyo.select("p .quiet").text()).endsWith("Days are those of Tokyo.");
    Element day = tokyo.select(".chart").first().select("tbody tr a").last();
    assertThat(day.text()).isEqualTo("5 Mar 2026");
    assertThat(day.attr("href")).contains("from=2026-03-05&to=2026-03-05");
    Document said =
        Jsoup.parse(
            rig.get(day.attr("href"), "Accept", "text/html", "Cookie", "zone=Asia/Tokyo").body());
    int number = number(day.closest("tr").select("td").first());
    String exact = "from=2026-03-04T15%3A00%3A00Z&to=2026-03-05T15%3A00%3A00Z";
    assertThat(said.select(".total").text()).startsWith(number + " ");
    assertThat(found("/?" + exact)).isEqualTo(number);
    assertThat(said.select(".export a").first().attr("href")).as("for programs").contains(exact);
    assertThat(said.select("#live").attr("data-events")).contains(exact);
    assertThat(said.select(".tabs .count").first().text()).isEqualTo(String.valueOf(number));
    assertThat(said.select(".chips a").first().text()).startsWith("since 5 Mar 2026");
    assertThat(said.select(".days .quiet").text()).isEqualTo("Days are those of Tokyo.");
    assertThat(rig.get(path, "Cookie", "zone=../etc").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "7-days, en, 2026-03-04, 2026-03-10, 2026-02-25, 2026-03-03",
    "28-days, en, 2026-02-11, 2026-03-10, 2026-01-14, 2026-02-10",
    "90-days, en, 2025-12-11, 2026-03-10, 2025-09-12, 2025-12-10",
    "this-month, en, 2026-03-01, 2026-03-10, 2026-02-01, 2026-02-10",
    "last-month, en, 2026-02-01, 2026-02-28, 2026-01-01, 2026-01-31",
    "this-month, fa, 2026-02-20, 2026-03-10, 2026-01-21, 2026-02-08",
    "last-month, fa, 2026-01-21, 2026-02-19, 2025-12-22, 2026-01-20"
  })
  void oftenWantedTimesStandBesideTheOneBefore(
      String word, String language, String from, String to, String before, String end) {
    Wording words = Languages.words(language);
    LocalDate today = LocalDate.parse("2026-03-10");
    Address named = Address.of(Map.of("span", List.of(word), "brand", List.of("Acme Coffee")));
    Address dated = Lately.dated(named, today, words);

    assertThat(dated.query())
        .endsWith("&from=%s&to=%s&compareFrom=%s&compareTo=%s".formatted(from, to, before, end));
    assertThat(Lately.settled(dated, today, words).query())
        .as("a form that was sent as it stood")
        .isEqualTo(named.query());
    assertThat(Lately.settled(dated.set("from", "2026-03-02"), today, words).query())
        .as("with another day the span is another")
        .doesNotContain("span", "compare")
        .contains("from=2026-03-02", "to=" + to);
  }

  @Test
  void theChoiceOfATimeStaysInTheAddress() {
    Document page = page("/trends?brand=Acme+Coffee");
    String link = page.select(".chips a:contains(Last 7 days)").attr("href");
    Document week = page(link);

    assertThat(link).isEqualTo("/trends?brand=Acme+Coffee&span=7-days");
    assertThat(week.select(".chips [aria-current]").first().text()).isEqualTo("Last 7 days");
    assertThat(week.select("[name=from]").attr("value")).isEqualTo("2026-03-04");
    assertThat(week.select("p .quiet").first().text())
        .startsWith("Compared with 25 Feb 2026, 00:00 to 4 Mar 2026, 00:00.");
    assertThat(week.select("input[type=hidden][name=span]").attr("value")).isEqualTo("7-days");
    assertThat(week.select(".tabs a, .chips a[href*=split]").eachAttr("href"))
        .allMatch(href -> href.contains("span=7-days") && !href.contains("from="));
    assertThat(week.select("tbody a[href*=span]")).as("no search knows of it").isEmpty();
  }

  @Test
  void silenceIsSaid() {
    assertThat(page("/trends?q=nonexistent").select(".empty h2").text())
        .isEqualTo("Nothing was said in this time");
  }

  @ParameterizedTest
  @CsvSource({
    "compareTo=2026-02-01",
    "compareFrom=soon",
    "compareFrom=2026-02-02&compareTo=2026-01-01",
    "by=hour",
    "from=2020-01-01",
    "from=2027-01-01",
    "brandd=x",
    "split=author",
    "span=9-days"
  })
  void nonsenseIsRefused(String parameter) {
    assertThat(rig.get("/trends?" + parameter).statusCode()).isEqualTo(400);
  }
}
