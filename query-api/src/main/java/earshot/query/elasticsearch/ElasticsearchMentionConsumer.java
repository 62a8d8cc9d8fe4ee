package earshot.query.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.get.GetResult;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import earshot.assess.priority.Again;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.query.Change;
import earshot.query.CheckResult;
import earshot.query.MentionConsumer;
import earshot.query.StoreUnavailable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes changes in bulks. The version of a mention is the version of its document ({@code
 * external_gte}), so that replays and late comers change nothing: Elasticsearch itself refuses what
 * is older than what it has, or than the deletion it remembers.
 *
 * <p>What is made searchable is counted too: how often each speaker had said the like before. So
 * mentions tell it a moment after they are found.
 */
public final class ElasticsearchMentionConsumer implements MentionConsumer {
  /** One request is not larger than this, as Elasticsearch advises for bulks. */
  private static final int LARGEST_BULK = 5 << 20;

  /** So many are read and written anew together. */
  private static final int TOGETHER = 500;

  private static final int CONFLICT = 409;

  /** The index is blocked (a full disk does that), or closed to us. */
  private static final int FORBIDDEN = 403;

  private final ElasticsearchConnection connection;
  private final String index;
  private final Speakers speakers;
  private final Spoken spoken = new Spoken();

  /** Writes through this connection; the connection is closed by whoever opened it. */
  public ElasticsearchMentionConsumer(ElasticsearchConnection connection) {
    this(connection, connection.alias());
  }

  ElasticsearchMentionConsumer(ElasticsearchConnection connection, String index) {
    this.connection = connection;
    this.index = index;
    this.speakers = new Speakers(connection, index);
  }

  @Override
  public List<Unfit> apply(List<Change> changes) {
    return spoken.writing(() -> write(spoken.heard(changes, replaced(changes))));
  }

  /** A first version replaces nothing, and almost all are first ones. */
  private Map<MentionId, Replaced> replaced(List<Change> changes) {
    return documents(
        Replaced.class,
        changes.stream()
            .filter(change -> change instanceof Change.Remove || change.version() > 1)
            .map(change -> change.id().value())
            .distinct()
            .toList(),
        Replaced.FIELDS);
  }

  private <T> Map<MentionId, T> documents(Class<T> type, List<String> ids, List<String> fields) {
    Map<MentionId, T> documents = new HashMap<>();
    if (!ids.isEmpty()) {
      connection
          .ask(c -> c.mget(g -> g.index(index).ids(ids).sourceIncludes(fields), type))
          .docs()
          .stream()
          .filter(MultiGetResponseItem::isResult)
          .map(MultiGetResponseItem::result)
          .filter(GetResult::found)
          .forEach(found -> documents.put(new MentionId(found.id()), found.source()));
    }
    return documents;
  }

  private List<Unfit> write(List<Change> changes) {
    List<Unfit> unfit = new ArrayList<>();
    Bulk bulk = new Bulk();
    for (Change change : changes) {
      try {
        bulk.add(change);
      } catch (ArithmeticException | IllegalArgumentException | UncheckedIOException e) {
        unfit.add(new Unfit(change, "can't be written as a document: " + e.getMessage()));
      }
      if (bulk.bytes >= LARGEST_BULK) {
        unfit.addAll(bulk.send());
        bulk = new Bulk();
      }
    }
    unfit.addAll(bulk.send());
    return unfit;
  }

  @Override
  public void reveal() {
    Map<Long, Speakers.Span> some = spoken.taken();
    try {
      refresh();
      if (recounted(some)) {
        refresh();
      }
    } catch (ElasticsearchException e) {
      spoken.back(some);
      throw new StoreUnavailable("Elasticsearch can't refresh: " + e.getMessage(), e);
    } catch (StoreUnavailable e) {
      spoken.back(some);
      throw e;
    }
  }

  private void refresh() {
    connection.ask(c -> c.indices().refresh(r -> r.index(index)));
  }

  /** Whether some told of another number of earlier ones than there are. They tell of it now. */
  private boolean recounted(Map<Long, Speakers.Span> some) {
    Map<String, Integer> wrong = speakers.wrong(some);
    List<String> ids = List.copyOf(wrong.keySet());
    for (int from = 0; from < ids.size(); from += TOGETHER) {
      List<String> few = ids.subList(from, Math.min(ids.size(), from + TOGETHER));
      List<Change> right = new ArrayList<>();
      documents(Stored.class, few, List.of("mention"))
          .forEach((id, old) -> right.add(right(old.mention(), wrong.getOrDefault(id.value(), 0))));
      spoken.writing(() -> write(right));
    }
    return !ids.isEmpty();
  }

  /**
   * In the same version, so that a newer one stays. Another hand may write the same from what it
   * saw before, so it is counted once more.
   */
  private Change right(Mention mention, int earlier) {
    boolean speaks = spoken.heard(mention).isPresent();
    return new Change.Put(Again.told(mention, speaks ? earlier : 0));
  }

  @Override
  public boolean empty() {
    return connection.ask(c -> c.count(r -> r.index(index))).count() == 0;
  }

  @Override
  public CheckResult check() {
    return connection.check();
  }

  /** Some changes on their way in one request. */
  private final class Bulk {
    private final List<Change> changes = new ArrayList<>();
    private final List<BulkOperation> operations = new ArrayList<>();
    private long bytes;

    void add(Change change) {
      BulkOperation operation =
          switch (change) {
            case Change.Put put -> put(put);
            case Change.Remove remove -> remove(remove);
          };
      changes.add(change);
      operations.add(operation);
    }

    private BulkOperation put(Change.Put put) {
      byte[] document = Documents.write(put);
      bytes += document.length;
      return BulkOperation.of(
          o ->
              o.index(
                  i ->
                      i.id(put.id().value())
                          .version(put.version())
                          .versionType(VersionType.ExternalGte)
                          .document(BinaryData.of(document, ContentType.APPLICATION_JSON))));
    }

    private BulkOperation remove(Change.Remove remove) {
      return BulkOperation.of(
          o ->
              o.delete(
                  d ->
                      d.id(remove.id().value())
                          .version(remove.version())
                          .versionType(VersionType.ExternalGte)));
    }

    List<Unfit> send() {
      if (operations.isEmpty()) {
        return List.of();
      }
      BulkResponse response = written();
      return response.errors() ? unfit(response.items()) : List.of();
    }

    private BulkResponse written() {
      try {
        return connection.ask(c -> c.bulk(b -> b.index(index).operations(operations)));
      } catch (ElasticsearchException e) {
        // It is not what was said that is refused, so nothing of it may be lost.
        throw new StoreUnavailable("Elasticsearch refuses to write: " + e.getMessage(), e);
      }
    }

    private List<Unfit> unfit(List<BulkResponseItem> items) {
      List<Unfit> unfit = new ArrayList<>();
      for (int i = 0; i < items.size(); i++) {
        ErrorCause error = items.get(i).error();
        int status = items.get(i).status();
        if (error == null || status == CONFLICT) {
          continue; // done, or something newer is there, or nothing is there to delete
        }
        Optional<String> lacking = ElasticsearchConnection.lacking(error);
        if (lacking.isPresent() || ElasticsearchConnection.passing(status) || status == FORBIDDEN) {
          throw new StoreUnavailable(
              "Elasticsearch can't write now: " + lacking.orElse(error.reason()));
        }
        unfit.add(new Unfit(changes.get(i), why(error)));
      }
      return unfit;
    }
  }

  private static String why(ErrorCause error) {
    ErrorCause cause = error.causedBy();
    return cause == null ? error.reason() : error.reason() + ": " + cause.reason();
  }
}
