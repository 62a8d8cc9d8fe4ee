package earshot.query.elasticsearch;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import earshot.query.Change;
import earshot.query.CheckResult;
import earshot.query.MentionConsumer;
import earshot.query.StoreUnavailable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes changes in bulks. The version of a mention is the version of its document ({@code
 * external_gte}), so that replays and late comers change nothing: Elasticsearch itself refuses what
 * is older than what it has, or than the deletion it remembers.
 */
public final class ElasticsearchMentionConsumer implements MentionConsumer {
  /** One request is not larger than this, as Elasticsearch advises for bulks. */
  private static final int LARGEST_BULK = 5 << 20;

  private static final int CONFLICT = 409;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;

  private final ElasticsearchConnection connection;
  private final String index;

  /** Writes through this connection; the connection is closed by whoever opened it. */
  public ElasticsearchMentionConsumer(ElasticsearchConnection connection) {
    this(connection, connection.alias());
  }

  ElasticsearchMentionConsumer(ElasticsearchConnection connection, String index) {
    this.connection = connection;
    this.index = index;
  }

  @Override
  public List<Unfit> apply(List<Change> changes) {
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
    try {
      connection.ask(c -> c.indices().refresh(r -> r.index(index)));
    } catch (ElasticsearchException e) {
      throw new StoreUnavailable("Elasticsearch can't refresh: " + e.getMessage(), e);
    }
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
        if (ElasticsearchConnection.passing(status) || isOfTheIndex(status)) {
          throw new StoreUnavailable("Elasticsearch can't write now: " + error.reason());
        }
        unfit.add(new Unfit(changes.get(i), why(error)));
      }
      return unfit;
    }
  }

  /** Whether the index is blocked (a full disk does that), closed to us, or gone. */
  private static boolean isOfTheIndex(int status) {
    return status == FORBIDDEN || status == NOT_FOUND;
  }

  private static String why(ErrorCause error) {
    ErrorCause cause = error.causedBy();
    return cause == null ? error.reason() : error.reason() + ": " + cause.reason();
  }
}
