package earshot.query;

import static earshot.query.Said.NOW;
import static earshot.query.Said.post;
import static earshot.query.Said.review;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.Priority;
import earshot.mention.Queue;
import earshot.mention.Reply;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every store does alike. A subclass brings an empty store for each test. */
public abstract class MentionStoreContract extends SpeakersContract {
  // what is kept

  @Test
  void aMentionComesBackAsItWas() {
    Mention whole =
        review(1, "Չափազանց դանդաղ սպասարկում 😡", 1, HOUR)
            .priority(Said.urgent(Map.of("feeling", 0.9)))
            .statements(Said.inGroup("Չափազանց դանդաղ", "g1"))
            .language("hy")
            .mention();
    put(whole);

    assertThat(store().byId(whole.id())).contains(whole);
    assertThat(store().search(SearchRequest.everything()).mentions()).containsExactly(whole);
  }

  @Test
  void nothingIsFoundWhereNothingIs() {
    SearchResult nothing = store().search(SearchRequest.everything());

    assertThat(nothing.total()).isZero();
    assertThat(nothing.hits()).isEmpty();
    assertThat(nothing.after()).isEmpty();
    assertThat(store().byId(new MentionId("x-1"))).isEmpty();
    assertThat(store().check().ok()).as(store().check().message()).isTrue();
  }

  @Test
  void figuresAreCutIntoSpansAndAddUp() {
    Mention answered =
        review(1, "cold coffee", 2, HOUR)
            .reply(new Reply("Sorry!", Optional.of(NOW), Optional.empty()))
            .mention();
    Mention earlier = review(2, "good coffee", 5, HOUR.multipliedBy(30)).mention();
    Mention both = post(3, "coffee", HOUR).brands(List.of("Acme", "Bolt")).mention();
    Mention tea = post(4, "tea", HOUR).mention();
    Stream.of(answered, earlier, both, tea).forEach(this::put);

    SortedMap<Instant, Tally> days =
        store().tallies(SearchRequest.about("coffee"), Every.DAY, ZoneOffset.UTC);

    assertThat(days.keySet())
        .containsExactly(
            Instant.parse("2026-03-09T00:00:00Z"), Instant.parse("2026-03-10T00:00:00Z"));
    Tally today = days.get(Instant.parse("2026-03-10T00:00:00Z"));
    assertThat(today)
        .isEqualTo(
            new Tally(
                2,
                Map.of("negative", 1L),
                Map.of("2", 1L),
                1,
                2.0,
                1,
                HOUR.toMillis(),
                Map.of("Acme", 2L, "Bolt", 1L),
                Map.of("appstore", 1L, "mastodon", 1L),
                Map.of("en", 2L),
                Map.of("77", 1L, "m.example", 1L)));
    assertThat(days.values().stream().reduce(Tally.NOTHING, Tally::plus).total()).isEqualTo(3);
  }

  @Test
  void figuresAreToldByTheValuesOfAFacet() {
    Mention cold = review(1, "cold coffee", 2, HOUR).mention();
    Mention good = review(2, "good coffee", 5, HOUR.multipliedBy(30)).mention();
    Mention both = post(3, "coffee", HOUR).brands(List.of("Acme", "Bolt")).mention();
    Mention tea = post(4, "tea", HOUR).brands(List.of("Cup")).mention();
    Stream.of(cold, good, both, tea).forEach(this::put);
    SearchRequest acme =
        SearchRequest.about("coffee OR tea").toBuilder().only(Facet.BRAND, "Acme").build();

    assertThat(store().tallies(acme, Facet.BRAND, Set.of("Acme", "Bolt", "Cup")))
        .isEqualTo(
            Map.of(
                "Acme",
                Stream.of(cold, good, both).map(Tally::of).reduce(Tally::plus).orElseThrow(),
                "Bolt",
                Tally.of(both)));
    assertThat(store().tallies(acme, Facet.SOURCE, Set.of("appstore")).keySet())
        .containsExactly("appstore");
    assertThat(store().tallies(acme, Facet.PLACE, Set.of())).isEmpty();
  }

  @Test
  void voicesAreCountedByBrandAndSpan() {
    put(post(1, "coffee", HOUR).brands(List.of("Acme", "Bolt")).mention());
    put(post(2, "coffee", HOUR).mention());
    put(post(3, "coffee", HOUR.multipliedBy(30)).brands(List.of("Bolt")).mention());

    SortedMap<Instant, Tally> voices =
        store().voices(SearchRequest.about("coffee"), Every.DAY, ZoneOffset.UTC);

    assertThat(voices.values()).extracting(Tally::total).containsExactly(1L, 2L);
    assertThat(voices.values())
        .extracting(Tally::brands)
        .containsExactly(Map.of("Bolt", 1L), Map.of("Acme", 2L, "Bolt", 1L));
  }

  @Test
  void halfOfThoseWhoWereAnsweredWaitedLongerThanTheMedian() {
    for (int hours = 1; hours <= 5; hours++) {
      put(
          review(hours, "cold coffee", 2, HOUR.multipliedBy(hours * hours))
              .reply(new Reply("Sorry!", Optional.of(NOW), Optional.empty()))
              .mention());
    }
    put(review(6, "good coffee", 5, HOUR).mention());

    assertThat(store().waits(SearchRequest.about("coffee"), HOUR.multipliedBy(4)))
        .isEqualTo(
            new Waits(5, 2, Optional.of(HOUR.multipliedBy(9)), Optional.of(HOUR.multipliedBy(11))));
    assertThat(store().waits(SearchRequest.about("tea"), HOUR))
        .isEqualTo(new Waits(0, 0, Optional.empty(), Optional.empty()));
  }

  @Test
  void aSpanCanBeAboutEditsAndAnswers() {
    Duration old = HOUR.multipliedBy(900);
    Mention edited = review(1, "better now", 4, old).editedAt(NOW.minus(HOUR)).mention();
    Mention answered =
        review(2, "cold coffee", 2, old)
            .reply(new Reply("Sorry!", Optional.of(NOW.minus(HOUR)), Optional.empty()))
            .mention();
    Mention longAgo =
        review(3, "fine", 4, old).editedAt(NOW.minus(HOUR.multipliedBy(800))).mention();
    Mention said = review(4, "fine", 4, HOUR).mention();
    Stream.of(edited, answered, longAgo, said).forEach(this::put);
    SearchRequest.Builder today =
        SearchRequest.builder().from(NOW.minus(HOUR)).to(NOW).sort(Sort.NEWEST);

    assertThat(store().search(today.build()).mentions()).containsExactly(said);
    assertThat(store().search(today.time(Time.EDITED).build()).mentions()).containsExactly(edited);
    assertThat(store().count(today.time(Time.ANSWERED).build())).isEqualTo(1);
    assertThat(store().all(today.build())).containsExactly(answered);
    assertThat(store().tallies(today.build(), Every.DAY, ZoneOffset.UTC).keySet())
        .as("counted on the day of the answer")
        .containsExactly(Instant.parse("2026-03-10T00:00:00Z"));
    assertThat(store().search(everEdited()).mentions()).containsExactly(edited, longAgo);
  }

  /** Without bounds, what has that time at all. */
  private static SearchRequest everEdited() {
    return SearchRequest.builder().time(Time.EDITED).build();
  }

  @Test
  void spansFollowTheDaysOfAZone() {
    put(post(1, "late", HOUR.multipliedBy(15)).mention()); // 2026-03-09T21:00Z, a Monday
    put(post(2, "early", HOUR.multipliedBy(17)).mention());
    ZoneId yerevan = ZoneId.of("Asia/Yerevan");
    SearchRequest all = SearchRequest.everything();

    assertThat(store().tallies(all, Every.DAY, yerevan).keySet())
        .containsExactly(
            Instant.parse("2026-03-08T20:00:00Z"), Instant.parse("2026-03-09T20:00:00Z"));
    assertThat(store().tallies(all, Every.WEEK, yerevan).keySet())
        .containsExactly(Instant.parse("2026-03-08T20:00:00Z"));
    assertThat(store().tallies(all, Every.MONTH, yerevan).keySet())
        .containsExactly(Instant.parse("2026-02-28T20:00:00Z"));
    assertThat(store().tallies(SearchRequest.about("nothing"), Every.DAY, yerevan)).isEmpty();
  }

  @Test
  void severalAreGivenAtOnceAndTheMissingAreLeftOut() {
    Mention one = post(1, "fine", HOUR).version(1).mention();
    Mention two = post(2, "awful", HOUR).version(1).mention();
    apply(new Change.Put(one), new Change.Put(two));

    assertThat(store().byIds(List.of(two.id(), new MentionId("x-1"), one.id())))
        .containsExactlyInAnyOrder(one, two);
    assertThat(store().byIds(List.of())).isEmpty();
  }

  @Test
  void aHigherVersionReplacesALowerOneInAnyOrder() {
    Mention first = post(1, "fine", HOUR).version(1).mention();
    Mention second = post(1, "awful", HOUR).version(2).mention();
    apply(new Change.Put(second));
    apply(new Change.Put(first));

    assertThat(store().search(SearchRequest.about("awful")).mentions()).containsExactly(second);
    assertThat(store().search(SearchRequest.about("fine")).total()).isZero();
  }

  @Test
  void whatIsGoneStaysGoneWhenAnOlderVersionComesLate() {
    Mention mention = post(1, "fine", HOUR).version(3).mention();
    apply(new Change.Put(mention), new Change.Remove(mention.id(), 4));
    apply(new Change.Put(mention));

    assertThat(store().byId(mention.id())).isEmpty();
    assertThat(store().search(SearchRequest.everything()).total()).isZero();
  }

  @Test
  void aRemovalThatComesBeforeItsMentionCounts() {
    Mention mention = post(1, "fine", HOUR).version(3).mention();
    apply(new Change.Remove(mention.id(), 4));
    apply(new Change.Put(mention));

    assertThat(store().byId(mention.id())).isEmpty();
  }

  @Test
  void whatIsSaidAgainAfterItWasGoneIsThere() {
    Mention again = post(1, "fine", HOUR).version(5).mention();
    apply(new Change.Remove(again.id(), 4), new Change.Put(again));

    assertThat(store().byId(again.id())).contains(again);
  }

  @Test
  void anOlderRemovalTakesNothingAway() {
    Mention mention = post(1, "fine", HOUR).version(5).mention();
    apply(new Change.Put(mention));
    apply(new Change.Remove(mention.id(), 4));

    assertThat(store().byId(mention.id())).contains(mention);
  }

  @Test
  void replayingEverythingInAnyOrderEndsAlike() {
    List<Change> history = history(40);
    apply(history.toArray(Change[]::new));
    Map<MentionId, Long> once = versions();
    List<Change> replay = new ArrayList<>(history);
    replay.addAll(history);
    long seed = 7;
    Collections.shuffle(replay, new Random(seed));
    apply(replay.toArray(Change[]::new));

    assertThat(versions()).as("seed %d", seed).isEqualTo(once).hasSize(20);
  }

  // what is found

  @ParameterizedTest
  @CsvSource({
    "BRAND, Acme, 1 2 4",
    "BRAND, Other, 3 4",
    "SOURCE, appstore, 2 3",
    "KIND, review, 2 3",
    "SENTIMENT, negative, 2",
    "LANGUAGE, en, 1 2 4",
    "LANGUAGE, hy, 3",
    "STATUS, open, 1 2 4",
    "STATUS, done, 3",
    "QUEUE, answer, 2",
    "QUEUE, thank, 3",
    "RATING, 5, 3",
    "GROUP, g1, 4"
  })
  void eachFilterKeepsWhatHasItsValue(Facet facet, String value, String expected) {
    putFour();

    SearchRequest request = SearchRequest.builder().only(facet, value).build();
    assertThat(inOrder(store().search(request)))
        .containsExactlyInAnyOrderElementsOf(numbers(expected));
    assertThat(store().count(request)).isEqualTo(numbers(expected).size());
  }

  @Test
  void aGroupIsFoundByItsMembersAndWhateverItWasCalled() {
    Mention regrouped = post(1, "a", HOUR).statements(Said.inGroup("a", "ffff")).mention();
    Mention told = post(2, "b", HOUR).statements(Said.inGroup("b", "bbbb")).mention();
    Mention old = post(3, "c", HOUR).statements(Said.inGroup("c", "0000")).mention();
    Mention moved = post(4, "d", HOUR).statements(Said.inGroup("d", "bbbb")).mention();
    Mention neither = post(5, "e", HOUR).statements(Said.inGroup("e", "eeee")).mention();
    put(regrouped, told, old, moved, neither);
    book.put("bbbb", regrouped).put("dddd", moved).alias("0000", "bbbb");

    for (String name : List.of("bbbb", "0000")) {
      SearchRequest request = SearchRequest.builder().only(Facet.GROUP, name).build();
      assertThat(inOrder(store().search(request))).containsExactlyInAnyOrder(1, 2, 3);
      assertThat(store().count(request)).isEqualTo(3);
      assertThat(store().all(request)).hasSize(3);
      assertThat(inOrder(store().search(SearchRequest.about("group:" + name))))
          .containsExactlyInAnyOrder(1, 2, 3);
    }
    assertThat(store().count(SearchRequest.about("group:0000 OR NOT group:bbbb"))).isEqualTo(5);
    assertThat(store().count(SearchRequest.builder().only(Facet.GROUP, "dddd", "eeee").build()))
        .isEqualTo(2);
    assertThat(store().count(SearchRequest.builder().only(Facet.GROUP, "none").build())).isZero();
  }

  @Test
  void valuesOfOneFilterWidenAndFiltersNarrow() {
    putFour();

    SearchRequest either = SearchRequest.builder().only(Facet.LANGUAGE, "en", "hy").build();
    assertThat(store().count(either)).isEqualTo(4);
    assertThat(store().count(either.toBuilder().only(Facet.KIND, "review").build())).isEqualTo(2);
  }

  @Test
  void aSpanHasItsBeginningAndNotItsEnd() {
    put(post(1, "a", HOUR).mention(), post(2, "b", HOUR.multipliedBy(2)).mention());

    SearchRequest span =
        SearchRequest.builder().from(NOW.minus(HOUR.multipliedBy(2))).to(NOW.minus(HOUR)).build();
    assertThat(inOrder(store().search(span))).containsExactly(2);
  }

  @Test
  void facetsCountWhatFits() {
    putFour();

    Map<Facet, Map<String, Long>> facets = store().search(SearchRequest.everything()).facets();
    assertThat(facets.get(Facet.BRAND)).isEqualTo(Map.of("Acme", 3L, "Other", 2L));
    assertThat(facets.get(Facet.LANGUAGE)).isEqualTo(Map.of("en", 3L, "hy", 1L));
    assertThat(facets.get(Facet.RATING)).isEqualTo(Map.of("1", 1L, "5", 1L));
    assertThat(facets.get(Facet.QUEUE)).isEqualTo(Map.of("answer", 1L, "thank", 1L));
    assertThat(facets.getOrDefault(Facet.BRAND, Map.of()).keySet())
        .containsExactly("Acme", "Other");
    assertThat(facets.keySet()).containsExactlyElementsOf(Facet.COUNTED);
    assertThat(store().search(SearchRequest.builder().facets(false).build()).facets()).isEmpty();
  }

  // in which order

  @Test
  void newestFirstIsByWhenItWasSaidThenById() {
    put(post(1, "a", HOUR).mention(), post(2, "b", Duration.ZERO).mention());
    Mention undated = post(3, "c", HOUR).publishedAt(null).collectedAt(NOW.plus(HOUR)).mention();
    put(undated);

    assertThat(inOrder(store().search(newest().build()))).containsExactly(3, 2, 1);
  }

  @Test
  void priorityIsTheSumOfTermsAndWaiting() {
    Priority angry = Said.urgent(Map.of("feeling", 1.0));
    Reply sorry = new Reply("Sorry!", Optional.of(NOW), Optional.of("owner"));
    put(
        post(1, "calm", HOUR).priority(Said.urgent(Map.of("feeling", 0.1))).mention(),
        post(2, "angry", HOUR).priority(angry).mention(),
        post(3, "late", HOUR.multipliedBy(30))
            .priority(Said.urgent(Map.of("reach", 0.5)))
            .mention(),
        post(4, "answered", HOUR.multipliedBy(9)).reply(sorry).priority(angry).mention(),
        post(5, "done with", HOUR.multipliedBy(8)).status("done").mention(),
        post(6, "no terms", HOUR.multipliedBy(12)).mention(),
        post(7, "ahead of time", HOUR.multipliedBy(-2)).mention());

    SearchResult result = store().search(SearchRequest.everything());
    assertThat(inOrder(result)).containsExactly(2, 4, 3, 6, 1, 7, 5);
    assertThat(result.ranking()).isEqualTo(RANKING);
    assertThat(result.hits())
        .allSatisfy(
            hit ->
                assertThat(hit.score().orElseThrow())
                    .isCloseTo(RANKING.explain(hit.mention()).score(), within(1e-3)));
  }

  @Test
  void whatWasPutIntoAGrowingGroupComesFirst() {
    put(
        inGroup(1, "1111"),
        inGroup(2, "5555"),
        inGroup(3, "ffff"),
        inGroup(4, "0000"),
        post(5, "f", Duration.ZERO)
            .priority(Said.urgent(Map.of()))
            .statements(
                Stream.of("5555", "ffff").flatMap(g -> Said.inGroup("f", g).stream()).toList())
            .mention());

    SearchResult result = store().search(SearchRequest.everything());
    assertThat(result.hits())
        .extracting(hit -> hit.score().orElseThrow())
        .allSatisfy(score -> assertThat(score).isBetween(0.0, 8.001))
        .satisfiesExactlyInAnyOrder(
            none -> assertThat(none).isZero(),
            slow -> assertThat(slow).isCloseTo(5, within(1e-3)),
            slow -> assertThat(slow).isCloseTo(5, within(1e-3)),
            fast -> assertThat(fast).isCloseTo(8, within(1e-3)),
            fast -> assertThat(fast).isCloseTo(8, within(1e-3)));
    assertThat(inOrder(result)).endsWith(1);
  }

  private static Mention inGroup(int number, String group) {
    return post(number, "f", Duration.ZERO)
        .priority(Said.urgent(Map.of()))
        .statements(Said.inGroup("f", group))
        .mention();
  }

  @ParameterizedTest
  @EnumSource(Sort.class)
  void pagesFollowWithoutGapsOrRepeats(Sort sort) {
    put(many(53));
    SearchRequest request = SearchRequest.builder().q("coffee").sort(sort).size(10).build();

    List<Mention> whole = store().search(request.toBuilder().size(1000).build()).mentions();
    assertThat(pages(request)).isEqualTo(whole).hasSize(53);
  }

  @Test
  void newestPagesKeepTheirPlaceWhileNewOnesArrive() {
    put(many(30));
    SearchResult first = store().search(newest().size(10).build());
    put(post(900, "coffee again", Duration.ZERO).mention());

    SearchResult second = store().search(newest().size(10).after(first.after().get()).build());
    assertThat(second.mentions()).doesNotContainAnyElementsOf(first.mentions());
    assertThat(inOrder(second)).doesNotContain(900);
  }

  @Test
  void aLastPageSaysSo() {
    put(many(10));

    SearchResult first = store().search(newest().size(5).build());
    assertThat(first.total()).isEqualTo(10);
    SearchResult second = store().search(newest().size(5).after(first.after().get()).build());
    assertThat(second.hits()).hasSize(5);
    assertThat(second.after().map(a -> store().search(newest().after(a).build()).hits()))
        .isIn(Optional.empty(), Optional.of(List.of()));
  }

  @Test
  void allComeNewestFirstHoweverMany() {
    put(many(2300));

    try (Stream<Mention> all = store().all(SearchRequest.about("coffee"))) {
      List<Mention> list = all.toList();
      assertThat(list).hasSize(2300).doesNotHaveDuplicates();
      assertThat(list).isSortedAccordingTo((a, b) -> b.at().compareTo(a.at()));
    }
  }

  @Test
  void allNarrowsLikeASearch() {
    putFour();

    SearchRequest reviews = SearchRequest.builder().only(Facet.KIND, "review").build();
    try (Stream<Mention> all = store().all(reviews)) {
      assertThat(all.map(Mention::nativeId)).containsExactlyInAnyOrder("2", "3");
    }
  }

  @ParameterizedTest
  @CsvSource({"garbage", "e30", "bnVsbA", "W10", "'!!'"})
  void aTokenThatIsNoneIsRefused(String token) {
    assertThatThrownBy(() -> store().search(newest().after(token).build()))
        .isInstanceOfSatisfying(
            BadSearch.class, bad -> assertThat(bad.parameter()).isEqualTo("after"));
  }

  @Test
  void aTokenOfAnotherQuestionIsRefused() {
    put(many(5));
    String after = store().search(newest().size(2).build()).after().orElseThrow();

    assertThatThrownBy(() -> store().search(newest().q("tea").after(after).build()))
        .isInstanceOf(BadSearch.class)
        .hasMessageContaining("another search");
  }

  @Test
  void foldingListsTheFirstOfThoseThatSayTheSame() {
    String same = "The queue at the coffee bar takes forever every single morning";
    put(
        post(1, same, HOUR).mention(),
        post(2, same, HOUR.multipliedBy(2)).mention(),
        post(3, "Something else entirely", HOUR.multipliedBy(3)).mention(),
        post(4, same, HOUR.multipliedBy(4)).mention());

    assertThat(inOrder(store().search(newest().build()))).containsExactly(1, 2, 3, 4);
    SearchResult folded = store().search(newest().fold(true).build());
    assertThat(inOrder(folded)).containsExactly(1, 3);
    assertThat(folded.total()).isEqualTo(2);
    assertThat(store().count(newest().fold(true).build())).isEqualTo(2);
    assertThat(pages(newest().fold(true).size(1).build())).isEqualTo(folded.mentions());
  }

  @Test
  void nearDuplicatesFoldAsFarAsTheyFit() {
    Mention said = post(1, "coffee that never comes warm in all of these years", HOUR).mention();
    Mention repost = post(2, "RT coffee that never comes warm in these years", HOUR).mention();
    Mention again = post(3, "RT coffee that never comes warm in these years", HOUR).mention();
    Mention shorter = post(4, "tea that never comes warm in all of these years", HOUR).mention();
    Mention other = post(5, "coffee is fine, thank you for asking me so often", HOUR).mention();
    put(said, repost, again, shorter, other);
    book.copies(said, repost, shorter);

    SearchResult folded = store().search(newest().fold(true).build());
    assertThat(folded.hits()).hasSize(2);
    assertThat(folded.total()).isEqualTo(2);
    assertThat(store().count(newest().fold(true).build())).isEqualTo(2);
    assertThat(inOrder(folded)).contains(5).containsAnyOf(1, 2, 3, 4);
    assertThat(pages(newest().fold(true).size(1).build())).isEqualTo(folded.mentions());
    assertThat(store().search(newest().q("tea").fold(true).build()).mentions())
        .containsExactly(shorter);
  }

  @Test
  void whatSaysNearlyTheSameAsSomethingBeforeIsADuplicate() {
    Mention first = post(1, "cold coffee", HOUR.multipliedBy(3)).mention();
    Mention second = post(2, "cold, cold coffee", HOUR.multipliedBy(2)).mention();
    Mention other = post(3, "warm coffee", HOUR).mention();
    put(first, second, other);
    assertThat(store().count(SearchRequest.about("is:duplicate"))).isZero();
    book.copies(second, first);

    assertThat(inOrder(store().search(SearchRequest.about("is:duplicate")))).containsExactly(2);
    assertThat(inOrder(store().search(newest().q("coffee -is:duplicate").build())))
        .containsExactly(3, 1);
  }

  @Test
  void aDiscussionIsReadFromItsBeginning() {
    put(
        post(1, "what began it", HOUR.multipliedBy(9)).mention(),
        post(2, "second", HOUR.multipliedBy(3)).thread("1").mention(),
        post(3, "first", HOUR.multipliedBy(4)).thread("1").mention(),
        post(4, "as late as the second", HOUR.multipliedBy(3)).thread("1").mention(),
        post(5, "elsewhere", HOUR).thread("9").mention());
    String began = post(1, "", HOUR).id().value();
    SearchRequest.Builder thread =
        SearchRequest.builder().q("thread:\"%s\"".formatted(began)).sort(Sort.OLDEST);

    SearchResult all = store().search(thread.build());
    assertThat(inOrder(all).getFirst()).isEqualTo(3);
    assertThat(inOrder(all)).containsExactlyInAnyOrder(2, 3, 4);
    assertThat(all.hits()).allMatch(hit -> hit.score().isEmpty());
    assertThat(pages(thread.size(1).build())).isEqualTo(all.mentions());
  }

  // helpers

  private List<Mention> pages(SearchRequest request) {
    List<Mention> all = new ArrayList<>();
    Optional<SearchRequest> next = Optional.of(request);
    while (next.isPresent()) {
      SearchRequest asked = next.get();
      SearchResult page = store().search(asked);
      assertThat(page.hits()).hasSizeLessThanOrEqualTo(request.size());
      all.addAll(page.mentions());
      next = page.after().map(after -> asked.toBuilder().after(after).build());
    }
    return all;
  }

  private void putFour() {
    put(
        post(1, "coffee", HOUR).mention(),
        review(2, "bad coffee", 1, HOUR).priority(Said.urgent(Map.of())).mention(),
        review(3, "լավ սուրճ", 5, HOUR)
            .language("hy")
            .status("done")
            .brands(List.of("Other"))
            .priority(new Priority(Queue.THANK, Map.of()))
            .mention(),
        post(4, "coffee and tea", HOUR)
            .brands(List.of("Acme", "Other"))
            .statements(Said.inGroup("coffee", "g1"))
            .mention());
  }

  private static Mention[] many(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                post(i, "coffee number " + i, Duration.ofMinutes(i / 3))
                    .priority(Said.urgent(Map.of("feeling", i % 7 / 7.0, "reach", i % 3 / 3.0)))
                    .mention())
        .toArray(Mention[]::new);
  }

  /** Each id gets two versions; every second one is removed at the end. */
  private static List<Change> history(int ids) {
    List<Change> history = new ArrayList<>();
    for (int i = 0; i < ids; i++) {
      Mention first = post(i, "coffee " + i, HOUR).mention();
      history.add(new Change.Put(first));
      history.add(new Change.Put(first.toDraft().text("tea " + i).version(2).mention()));
      if (i % 2 == 0) {
        history.add(new Change.Remove(first.id(), 3));
      }
    }
    return history;
  }

  private Map<MentionId, Long> versions() {
    return store().search(newest().size(1000).build()).mentions().stream()
        .collect(Collectors.toMap(Mention::id, Mention::version));
  }

  private static List<Integer> numbers(String expected) {
    return Stream.of(expected.split(" ")).map(Integer::valueOf).toList();
  }
}
