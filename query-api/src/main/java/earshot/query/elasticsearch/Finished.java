package earshot.query.elasticsearch;

import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.util.BinaryData;
import co.elastic.clients.util.ContentType;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.query.Change;
import java.util.List;

/**
 * A document made beforehand, so that whoever measures indexing can see what Elasticsearch alone
 * takes.
 *
 * @param document its JSON; empty for a deletion
 */
public record Finished(MentionId id, long version, byte[] document) {

  /** The document that the index would hold for this mention. */
  public static Finished of(Mention mention) {
    return new Finished(mention.id(), mention.version(), Documents.write(new Change.Put(mention)));
  }

  /** A deletion. */
  public static Finished removal(MentionId id, long version) {
    return new Finished(id, version, new byte[0]);
  }

  /**
   * Sends these in one request and waits for the answer.
   *
   * @throws IllegalStateException when Elasticsearch refuses one
   */
  public static void send(ElasticsearchConnection connection, List<Finished> batch) {
    List<BulkOperation> operations = batch.stream().map(Finished::operation).toList();
    BulkResponse response =
        connection.ask(c -> c.bulk(b -> b.index(connection.alias()).operations(operations)));
    response.items().stream()
        .filter(item -> item.error() != null && item.status() != 409)
        .findFirst()
        .ifPresent(
            item -> {
              throw new IllegalStateException(
                  "refused: " + item.id() + ": " + item.error().reason());
            });
  }

  private BulkOperation operation() {
    if (document.length == 0) {
      return BulkOperation.of(
          o ->
              o.delete(
                  d -> d.id(id.value()).version(version).versionType(VersionType.ExternalGte)));
    }
    return BulkOperation.of(
        o ->
            o.index(
                i ->
                    i.id(id.value())
                        .version(version)
                        .versionType(VersionType.ExternalGte)
                        .document(BinaryData.of(document, ContentType.APPLICATION_JSON))));
  }
}
