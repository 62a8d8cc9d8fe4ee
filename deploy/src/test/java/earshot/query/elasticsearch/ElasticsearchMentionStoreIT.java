package earshot.query.elasticsearch;

import static earshot.query.Said.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.json.JsonData;
import earshot.mention.Mention;
import earshot.query.BadSearch;
import earshot.query.Change;
import earshot.query.Cursor;
import earshot.query.DeadCursor;
import earshot.query.Hit;
import earshot.query.MentionConsumer;
import earshot.query.MentionStore;
import earshot.query.MentionStoreContract;
import earshot.query.SearchRequest;
import earshot.query.SearchResult;
import earshot.query.Sort;
import earshot.query.StoreUnavailable;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElasticsearchMentionStoreIT extends MentionStoreContract {
  private final RealIndex index = new RealIndex(() -> RANKING, book);

  @AfterEach
  void drop() {
    index.close();
  }

  @Override
  protected MentionStore store() {
    return index.store;
  }

  @Override
  protected MentionConsumer consumer() {
    return index.consumer;
  }

  @ParameterizedTest
  @CsvSource({
    "en, two reviews were posted, review",
    "ru, говорили о книгах,       книга",
    "hy, գեղեցիկ կարծիքներ,      կարծիք",
    "fa, کتاب‌ها خوب است,         کتاب",
  })
  void otherFormsOfAWordFitOnlyWhereAskedAndSaySo(String language, String text, String word) {
    Mention mention = post(1, text, HOUR).language(language).mention();
    put(mention, post(2, word, HOUR.multipliedBy(2)).language(language).mention());

    SearchRequest exact = newest().q(word).build();
    assertThat(store().count(exact)).isEqualTo(1);
    List<Hit> widened = store().search(exact.toBuilder().widen(true).build()).hits();
    assertThat(widened).extracting(Hit::widened).containsExactly(true, false);
    SearchRequest ranked = exact.toBuilder().widen(true).sort(Sort.RELEVANCE).build();
    assertThat(store().search(ranked).hits()).extracting(Hit::widened).containsExactly(false, true);
  }

  @Test
  void aNewIndexTakesOverAndNobodyFindsLess() {
    put(post(1, "coffee", HOUR).mention(), post(2, "coffee", HOUR).mention());
    ElasticsearchNextIndex next = new ElasticsearchNextIndex(index.connection);
    Mention one = post(1, "coffee", HOUR).mention();
    Mention two = post(2, "coffee", HOUR).mention();
    next.consumer().apply(List.of(new Change.Put(one), new Change.Put(two)));
    next.consumer().reveal();
    assertThat(store().count(SearchRequest.about("coffee"))).isEqualTo(2);

    next.takeOver();
    assertThat(store().count(SearchRequest.about("coffee"))).isEqualTo(2);
    next.tidy();

    assertThat(store().count(SearchRequest.about("coffee"))).isEqualTo(2);
    assertThat(store().search(SearchRequest.about("coffee")).total()).isEqualTo(2);
    assertThat(index.connection.indices()).containsExactly(index.template.index(2));
    put(post(3, "coffee", HOUR).mention());
    assertThat(store().count(SearchRequest.about("coffee"))).isEqualTo(3);
  }

  @Test
  void whatIsNotTakenOverIsThrownAway() {
    put(post(1, "coffee", HOUR).mention());

    new ElasticsearchNextIndex(index.connection).tidy();

    assertThat(index.connection.indices()).containsExactly(index.template.index(1));
    assertThat(store().count(SearchRequest.about("coffee"))).isEqualTo(1);
  }

  @Test
  void anIndexOfAnOlderFormMakesRoom() {
    String alias = index.template.alias();
    index.connection.ask(c -> c.indices().delete(d -> d.index(index.template.index(1))));
    index.connection.ask(
        c -> c.indices().create(i -> i.index(alias + "-v0-000001").aliases(alias, a -> a)));

    try (ElasticsearchConnection later = index.again()) {
      assertThat(new ElasticsearchMentionConsumer(later).empty()).isTrue();
      assertThat(later.inUse()).containsExactly(index.template.index(1));
    }
  }

  @Test
  void whatMustNotBeThereIsNotWidened() {
    put(post(1, "good reviews", HOUR).mention());

    assertThat(store().count(newest().q("good -review").widen(true).build())).isEqualTo(1);
  }

  @Test
  void aViewThatHasDiedSaysSo() {
    put(post(1, "coffee", HOUR).mention(), post(2, "coffee", HOUR).mention());
    SearchRequest request = SearchRequest.builder().size(1).build();
    SearchResult first = store().search(request);
    index.connection.ask(
        c ->
            c.closePointInTime(
                p -> p.id(view(request.toBuilder().after(first.after().get()).build()))));

    assertThatThrownBy(() -> store().search(request.toBuilder().after(first.after().get()).build()))
        .isInstanceOf(DeadCursor.class);
  }

  private static String view(SearchRequest request) {
    return Cursor.of(request).flatMap(c -> c.snapshot()).orElseThrow();
  }

  @Test
  void aDocumentThatCannotBeTakenIsNamedAndTheRestGoesOn() {
    Mention lying = post(1, "coffee", HOUR).publishedAt(Instant.MAX).mention();
    Mention good = post(2, "coffee", HOUR).mention();

    List<MentionConsumer.Unfit> unfit =
        consumer().apply(List.of(new Change.Put(lying), new Change.Put(good)));
    consumer().reveal();

    assertThat(unfit)
        .extracting(MentionConsumer.Unfit::change)
        .containsExactly(new Change.Put(lying));
    assertThat(store().search(newest().build()).mentions()).containsExactly(good);
  }

  @ParameterizedTest
  @ValueSource(strings = {"write", "read_only", "read_only_allow_delete"})
  void aBlockedIndexIsWaitedForAndNothingIsSetAside(String block) {
    Change said = new Change.Put(post(1, "coffee", HOUR).mention());
    block(block, true);

    assertThatThrownBy(() -> consumer().apply(List.of(said))).isInstanceOf(StoreUnavailable.class);
    block(block, false);

    assertThat(consumer().apply(List.of(said))).isEmpty();
  }

  private void block(String kind, boolean on) {
    index.connection.ask(
        c ->
            c.indices()
                .putSettings(
                    p ->
                        p.index(index.template.index(1))
                            .settings(
                                s -> s.otherSettings("index.blocks." + kind, JsonData.of(on)))));
  }

  @Test
  void anIndexThatIsGoneIsWaitedForToo() {
    consumer().apply(List.of(new Change.Put(post(1, "coffee", HOUR).mention())));
    index.connection.ask(c -> c.indices().delete(d -> d.index(index.template.index(1))));
    Change said = new Change.Put(post(2, "coffee", HOUR).mention());

    assertThatThrownBy(() -> consumer().apply(List.of(said))).isInstanceOf(StoreUnavailable.class);
    index.connection.ask(
        c ->
            c.indices()
                .create(
                    i -> i.index(index.template.index(1)).aliases(index.template.alias(), a -> a)));
  }

  @Test
  void aClosedIndexIsWaitedForAndSaysSo() {
    Change said = new Change.Put(post(1, "coffee", HOUR).mention());
    consumer().apply(List.of(said));
    index.connection.ask(c -> c.indices().close(d -> d.index(index.template.index(1))));
    try {
      assertThatThrownBy(() -> consumer().apply(List.of(said)))
          .isInstanceOf(StoreUnavailable.class);
      saysThat("the index is closed");
    } finally {
      index.connection.ask(c -> c.indices().open(d -> d.index(index.template.index(1))));
    }
    assertThat(consumer().apply(List.of(said))).isEmpty();
  }

  private void saysThat(String why) {
    assertThatThrownBy(() -> store().search(SearchRequest.about("coffee")))
        .isInstanceOf(StoreUnavailable.class)
        .hasMessageContaining(why);
    assertThat(index.connection.check().message()).contains(why);
    assertThat(index.connection.check().ok()).isFalse();
  }

  @Test
  void whatIsGoneIsFilledAnew() {
    put(post(1, "coffee", HOUR).mention());
    index.connection.ask(c -> c.indices().delete(d -> d.index(index.template.index(1))));
    saysThat("the index is gone");

    ElasticsearchNextIndex next = new ElasticsearchNextIndex(index.connection);
    next.consumer().apply(List.of(new Change.Put(post(1, "coffee", HOUR).mention())));
    next.consumer().reveal();
    next.takeOver();
    next.tidy();

    assertThat(store().count(SearchRequest.about("coffee"))).isEqualTo(1);
    assertThat(index.connection.check().ok()).isTrue();
  }

  @Test
  void hostileTextsAreTaken() {
    Mention hostile =
        post(1, "x".repeat(99_000) + " \u202e<script>\ufffd", HOUR)
            .author("A".repeat(50_000), null, null)
            .title("#" + "y".repeat(40_000))
            .mention();
    put(hostile);

    assertThat(store().byId(hostile.id())).contains(hostile);
    assertThat(store().count(SearchRequest.about("script"))).isEqualTo(1);
  }

  @Test
  void aQueryThatMakesNoSenseNamesItsColumn() {
    assertThatThrownBy(() -> store().search(SearchRequest.about("coffee (tea")))
        .isInstanceOfSatisfying(BadSearch.class, bad -> assertThat(bad.column()).isPresent());
  }

  @Test
  void aClusterThatIsAwaySaysSo() {
    try (ElasticsearchConnection away =
        new ElasticsearchConnection(
            List.of(URI.create("http://127.0.0.1:1")), Optional.empty(), IndexTemplate.local())) {
      MentionStore store = new ElasticsearchMentionStore(away, () -> RANKING);

      assertThat(store.check().ok()).isFalse();
      assertThatThrownBy(() -> store.search(SearchRequest.everything()))
          .isInstanceOf(StoreUnavailable.class);
    }
  }
}
