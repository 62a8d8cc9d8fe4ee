package earshot.query.elasticsearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.mention.MentionJson;

/**
 * What the index of mentions is called and looks like.
 *
 * <p>Only what works on a node without modules is used, so that the local node and a full
 * Elasticsearch answer alike; the language analyzers are the one thing the local node gets from a
 * plugin.
 *
 * @param alias the name that everybody reads and writes under
 * @param shards how many parts the index has
 * @param replicas copies of each part; 0 where there is one node
 */
public record IndexTemplate(String alias, int shards, int replicas) {
  /** Grows when an index of the older form can't serve; then the index is rebuilt from Kafka. */
  static final int FORM = 6;

  /**
   * Strict: a field that nobody declared is a mistake. Fields that a query names are called as the
   * query language calls them and hold values folded as it folds them; {@code mention} gives the
   * whole mention back and is not looked into.
   *
   * <p>{@code words} and {@code raw} are normalised before they come here, so the tokenizer alone
   * gives the terms that live matching sees. Deletions are remembered for {@code gc_deletes}: a put
   * that is older than the deletion and comes after it within that time, from an indexer that has
   * lost its partition or from a replay, is refused. A replay that lasts longer ends right too,
   * because the deletion comes again behind the put.
   *
   * <p>The index refreshes itself rarely, because a refresh makes a small segment that has to be
   * merged later; whoever writes asks for one when it has caught up.
   */
  private static final String TEMPLATE =
      """
      {"index_patterns": [], "priority": 200,
       "template": {
        "settings": {
         "refresh_interval": "5s", "gc_deletes": "1h", "translog.flush_threshold_size": "128mb",
         "analysis": {"analyzer": {"normalised": {"type": "custom", "tokenizer": "standard"}}}},
        "mappings": {"dynamic": "strict",
         "dynamic_templates": [{"terms": {"path_match": "terms.*", "mapping": {"type": "float", "index": false}}}],
         "properties": {
          "mention": {"type": "object", "enabled": false},
          "id": {"type": "keyword", "index": false},
          "at": {"type": "date", "format": "epoch_millis"},
          "edited": {"type": "date", "format": "epoch_millis"},
          "answered": {"type": "date", "format": "epoch_millis"},
          "brands": {"type": "keyword", "ignore_above": 8000},
          "brand": {"type": "keyword", "ignore_above": 8000},
          "source": {"type": "keyword", "ignore_above": 8000},
          "kind": {"type": "keyword", "doc_values": false},
          "author": {"type": "keyword", "ignore_above": 8000, "doc_values": false},
          "speaker": {"type": "long"},
          "site": {"type": "keyword", "ignore_above": 8000, "doc_values": false},
          "url": {"type": "keyword", "ignore_above": 8000, "doc_values": false},
          "lang": {"type": "keyword", "ignore_above": 8000},
          "sentiment": {"type": "keyword"},
          "status": {"type": "keyword", "ignore_above": 8000, "doc_values": false},
          "queue": {"type": "keyword", "doc_values": false},
          "cell": {"type": "keyword"},
          "sketch": {"type": "keyword"},
          "group": {"type": "keyword", "ignore_above": 8000, "doc_values": false},
          "theme": {"type": "keyword", "ignore_above": 8000, "doc_values": false},
          "thread": {"type": "keyword", "doc_values": false},
          "stars": {"type": "keyword"},
          "place": {"type": "keyword", "ignore_above": 8000},
          "rating": {"type": "double"},
          "followers": {"type": "double"},
          "waited": {"type": "double"},
          "has": {"type": "keyword", "doc_values": false},
          "is": {"type": "keyword", "doc_values": false},
          "waits": {"type": "boolean"},
          "terms": {"type": "object", "dynamic": true},
          "fold": {"type": "keyword"},
          "tags": {"type": "keyword", "ignore_above": 8000, "doc_values": false},
          "words": {"type": "text", "analyzer": "normalised"},
          "raw": {"type": "text", "analyzer": "normalised", "norms": false}
         }}}}
      """;

  public IndexTemplate {
    if (!alias.matches("[a-z][a-z0-9-]*")) {
      throw new IllegalArgumentException("an index is named in small letters: " + alias);
    }
    if (shards < 1 || replicas < 0) {
      throw new IllegalArgumentException(
          "an index needs a shard and no negative replicas: %d, %d".formatted(shards, replicas));
    }
  }

  /** {@code mentions}, for one node. */
  public static IndexTemplate local() {
    return new IndexTemplate("mentions", 1, 0);
  }

  /** The name of the template. */
  String name() {
    return "earshot-" + alias;
  }

  /** The name of the index of this form with that number, from 1. */
  String index(int number) {
    return "%s-v%d-%06d".formatted(alias, FORM, number);
  }

  /** All indices of this form. */
  String pattern() {
    return "%s-v%d-*".formatted(alias, FORM);
  }

  /** Whether an index is of this form. */
  boolean has(String index) {
    return index.startsWith("%s-v%d-".formatted(alias, FORM));
  }

  /** The template as Elasticsearch takes it. */
  String json() {
    ObjectNode template = read();
    template.withArray("index_patterns").add(pattern());
    template
        .withObject("/template/settings")
        .put("number_of_shards", shards)
        .put("number_of_replicas", replicas);
    Languages.analyzers()
        .forEach(
            (field, analyzer) ->
                stem(template.withObject("/template/mappings/properties"), field, analyzer));
    return template.toString();
  }

  /** Without positions and lengths: stems only widen, nobody asks them for phrases. */
  private static void stem(ObjectNode properties, String field, String analyzer) {
    properties
        .putObject(field)
        .put("type", "text")
        .put("analyzer", analyzer)
        .put("index_options", "freqs")
        .put("norms", false);
  }

  private static ObjectNode read() {
    try {
      return (ObjectNode) MentionJson.MAPPER.readTree(TEMPLATE);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the template is JSON", e);
    }
  }
}
