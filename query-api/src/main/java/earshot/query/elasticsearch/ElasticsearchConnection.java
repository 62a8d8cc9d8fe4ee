package earshot.query.elasticsearch;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import co.elastic.clients.elasticsearch._types.HealthStatus;
import co.elastic.clients.elasticsearch.cluster.HealthResponse;
import co.elastic.clients.json.JsonpMapper;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.DefaultTransportOptions;
import co.elastic.clients.transport.ElasticsearchTransportBase;
import co.elastic.clients.transport.TransportOptions;
import com.fasterxml.jackson.core.JsonParser;
import earshot.mention.MentionJson;
import earshot.query.CheckResult;
import earshot.query.Component;
import earshot.query.StoreUnavailable;
import earshot.query.reach.Trust;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** A cluster and the index of mentions in it, which is created when first needed. */
public final class ElasticsearchConnection implements Component {
  /** Elasticsearch says no field twice; looking for it costs a fifth of reading an answer. */
  static final JsonpMapper JSON =
      new JacksonJsonpMapper(
          MentionJson.MAPPER.copy().disable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION));

  private static final Map<String, String> LACKING =
      Map.of(
          "index_not_found_exception", "the index is gone: `earshot reindex` fills a new one",
          "index_closed_exception", "the index is closed: open it in Elasticsearch");

  private static final int UNAVAILABLE = 503;

  /** What it says when no copy of a shard can be asked. */
  private static final Set<String> RED =
      Set.of(
          "search_phase_execution_exception",
          "no_shard_available_action_exception",
          "unavailable_shards_exception");

  private final ElasticsearchClient client;
  private final IndexTemplate template;
  private final ReentrantLock creating = new ReentrantLock();
  private volatile boolean ready;

  /** A connection to these hosts; nothing is sent yet. */
  public ElasticsearchConnection(
      List<URI> hosts, Optional<Credentials> credentials, IndexTemplate template) {
    this(hosts, credentials, Optional.empty(), template);
  }

  /**
   * A connection to these hosts; nothing is sent yet.
   *
   * @param authority PEM file with whom to trust instead of those that Java trusts
   * @throws IllegalArgumentException when the file can't be used
   */
  public ElasticsearchConnection(
      List<URI> hosts,
      Optional<Credentials> credentials,
      Optional<Path> authority,
      IndexTemplate template) {
    this.template = template;
    BlockingHttp http = new BlockingHttp(hosts, authority.map(Trust::only));
    this.client = new ElasticsearchClient(new Transport(http, options(credentials), JSON));
  }

  /** Who we are to the cluster. */
  public sealed interface Credentials {
    /** As it is said with each request. */
    String header();

    /** A user with a password. */
    record User(String name, String password) implements Credentials {
      @Override
      public String header() {
        return okhttp3.Credentials.basic(name, password, StandardCharsets.UTF_8);
      }

      @Override
      public String toString() {
        return name;
      }
    }

    /** An API key in its encoded form. */
    record ApiKey(String key) implements Credentials {
      @Override
      public String header() {
        return "ApiKey " + key;
      }

      @Override
      public String toString() {
        return "an API key";
      }
    }
  }

  private static final class Transport extends ElasticsearchTransportBase {
    Transport(BlockingHttp http, TransportOptions options, JsonpMapper mapper) {
      super(http, options, mapper);
    }
  }

  private static TransportOptions options(Optional<Credentials> credentials) {
    DefaultTransportOptions.Builder options = new DefaultTransportOptions.Builder();
    // Packing and unpacking each answer takes longer than sending it within one site.
    options.setHeader("Accept-Encoding", "identity");
    credentials.ifPresent(who -> options.setHeader("Authorization", who.header()));
    return options.build();
  }

  /** A call that may fail as calls do. */
  interface Call<T> {
    T answer(ElasticsearchClient client) throws IOException;
  }

  /** The name that the index is read and written under. */
  String alias() {
    return template.alias();
  }

  /** The name of an index of the form that is written now. */
  String index(int number) {
    return template.index(number);
  }

  /** All indices of that form, in use or not. */
  Set<String> indices() {
    return ask(c -> c.indices().get(g -> g.index(template.pattern()))).indices().keySet();
  }

  /** Those that the alias stands for, of whatever form. */
  Set<String> inUse() {
    createOnce();
    return isThere()
        ? send(c -> c.indices().getAlias(g -> g.name(template.alias()))).aliases().keySet()
        : Set.of();
  }

  private boolean isThere() {
    return send(c -> c.indices().existsAlias(a -> a.name(template.alias()))).value();
  }

  /**
   * The answer of a call, sent once the index is there.
   *
   * @throws StoreUnavailable when nobody answers or the cluster is too busy
   * @throws ElasticsearchException when the cluster understood and refuses
   */
  <T> T ask(Call<T> call) {
    createOnce();
    return send(call);
  }

  private <T> T send(Call<T> call) {
    try {
      return call.answer(client);
    } catch (ElasticsearchException e) {
      Optional<String> lacking = lacking(e.error());
      if (lacking.isPresent()) {
        throw new StoreUnavailable(lacking.get(), e);
      }
      if (e.status() == UNAVAILABLE && RED.contains(String.valueOf(e.error().type()))) {
        throw new StoreUnavailable("Elasticsearch is red: it can't read the index", e);
      }
      throw passing(e.status()) ? unavailable(e) : e;
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  /** What somebody did to the index so that nothing can be asked of it, and what to do about it. */
  static Optional<String> lacking(ErrorCause error) {
    return Optional.ofNullable(error.type()).map(LACKING::get);
  }

  /** Whether a status speaks of now rather than of what was sent. */
  static boolean passing(int status) {
    return status == 429 || status >= 500;
  }

  private static StoreUnavailable unavailable(Exception e) {
    return new StoreUnavailable("Elasticsearch does not answer: " + e.getMessage(), e);
  }

  private void createOnce() {
    if (ready) {
      return;
    }
    creating.lock();
    try {
      if (!ready) {
        create();
        ready = true;
      }
    } finally {
      creating.unlock();
    }
  }

  private void create() {
    StringReader json = new StringReader(template.json());
    send(c -> c.indices().putIndexTemplate(t -> t.name(template.name()).withJson(json)));
    if (!isThere()) {
      createIndex(true);
    } else {
      replaceOlderForm();
    }
  }

  /** An index of an older form can't take what is written now; whoever writes fills the new one. */
  private void replaceOlderForm() {
    Set<String> used =
        send(c -> c.indices().getAlias(g -> g.name(template.alias()))).aliases().keySet();
    if (used.stream().anyMatch(template::has)) {
      return;
    }
    createIndex(false);
    send(
        c ->
            c.indices()
                .updateAliases(
                    u ->
                        u.actions(
                                a ->
                                    a.add(
                                        i ->
                                            i.index(template.index(1))
                                                .alias(template.alias())
                                                .isWriteIndex(true)))
                            .actions(a -> a.removeIndex(r -> r.indices(List.copyOf(used))))));
  }

  private void createIndex(boolean used) {
    try {
      send(
          c ->
              c.indices()
                  .create(
                      i -> {
                        i.index(template.index(1));
                        return used ? i.aliases(template.alias(), a -> a.isWriteIndex(true)) : i;
                      }));
    } catch (ElasticsearchException e) {
      if (!"resource_already_exists_exception".equals(e.error().type())) {
        throw e;
      } // another process was quicker
    }
  }

  @Override
  public CheckResult check() {
    try {
      ask(c -> c.count(r -> r.index(template.alias()))); // health would wait for what is gone
      HealthResponse health = ask(c -> c.cluster().health(h -> h.index(template.alias())));
      String message = "Elasticsearch is " + health.status().jsonValue();
      return health.status() == HealthStatus.Red
          ? CheckResult.failed(message)
          : CheckResult.ok(message);
    } catch (StoreUnavailable | ElasticsearchException e) {
      return CheckResult.failed(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the connection to Elasticsearch does not close", e);
    }
  }
}
