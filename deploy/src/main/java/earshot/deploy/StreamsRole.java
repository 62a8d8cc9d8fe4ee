package earshot.deploy;

import earshot.assess.group.Grouper;
import earshot.assess.group.Statements;
import earshot.assess.group.WordVectors;
import earshot.assess.language.LanguageModel;
import earshot.assess.priority.Terms;
import earshot.assess.sentiment.Feeling;
import earshot.assess.sentiment.SentenceEncoder;
import earshot.assess.sentiment.SentimentModel;
import earshot.assess.theme.ThemeEdit;
import earshot.assess.theme.Themes;
import earshot.mention.Mention;
import earshot.mention.Statement;
import earshot.query.CheckResult;
import earshot.streams.Conclusions;
import earshot.streams.Learning;
import earshot.streams.MentionTopology;
import earshot.streams.Processed;
import earshot.streams.QueryBrands;
import earshot.streams.StageMeter;
import earshot.streams.StreamsApp;
import earshot.streams.Ticks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;

/** The flow from raw to assessed mentions, with the shipped models. */
final class StreamsRole implements AutoCloseable {
  /** Threads of one that is told nothing else. */
  static final int THREADS = 2;

  private static final Instance ALONE = new Instance("1", THREADS);

  /**
   * One of several.
   *
   * @param name its name among them, the same after a restart
   * @param threads between which it divides its share
   */
  record Instance(String name, int threads) {
    String member() {
      return "earshot-streams-" + name;
    }
  }

  private final StreamsApp app;
  private final Ticks ticks;
  private final Processed processed;
  private final Learning learning;
  private final Unhurried grouping;
  private final Optional<SentenceEncoder> encoder;

  private StreamsRole(
      StreamsApp app,
      Ticks ticks,
      Processed processed,
      Learning learning,
      Unhurried grouping,
      Optional<SentenceEncoder> encoder) {
    this.app = app;
    this.ticks = ticks;
    this.processed = processed;
    this.learning = learning;
    this.grouping = grouping;
    this.encoder = encoder;
  }

  /**
   * With all models.
   *
   * @param themes what people want to be told of otherwise than the shipped list has it
   * @param encoder reads what words leave undecided; is closed with this
   */
  static StreamsRole start(
      Map<String, Object> kafka,
      Path dir,
      StageMeter meter,
      List<ThemeEdit> themes,
      Optional<SentenceEncoder> encoder) {
    return start(kafka, dir, ALONE, meter, themes, encoder);
  }

  /** The same as one of several. */
  static StreamsRole start(
      Map<String, Object> kafka,
      Path dir,
      Instance instance,
      StageMeter meter,
      List<ThemeEdit> themes,
      Optional<SentenceEncoder> encoder) {
    return start(kafka, dir, instance, meter, models(themes, encoder), encoder);
  }

  static StreamsRole start(
      Map<String, Object> kafka, Path dir, StageMeter meter, Conclusions conclusions) {
    return start(kafka, dir, ALONE, meter, conclusions, Optional.empty());
  }

  private static StreamsRole start(
      Map<String, Object> kafka,
      Path dir,
      Instance instance,
      StageMeter meter,
      Conclusions conclusions,
      Optional<SentenceEncoder> encoder) {
    Unhurried grouping = new Unhurried("grouping");
    MentionTopology topology = new MentionTopology(conclusions, QueryBrands::new, meter, grouping);
    StreamsApp app =
        new StreamsApp(
            topology, kafka, dir.resolve("streams"), instance.member(), instance.threads());
    app.start();
    Processed processed = new Processed(kafka);
    Ticks ticks = new Ticks(kafka, Clock.systemUTC(), processed).start();
    Learning learning = new Learning(kafka, Clock.systemUTC()).start();
    return new StreamsRole(app, ticks, processed, learning, grouping, encoder);
  }

  private static Conclusions models(List<ThemeEdit> edits, Optional<SentenceEncoder> encoder) {
    LanguageModel languages = LanguageModel.shipped();
    SentimentModel words = sentiment(encoder);
    Themes themes = themes(edits);
    WordVectors directions = directions();
    Feeling feeling =
        new Feeling(
            m ->
                Optional.of(
                    words.classify(m.words(), m.language()).concluded(false, words.name())));
    return new Conclusions(
        mention -> languages.language(mention.words()),
        feeling::of,
        mention -> statements(mention, words, themes),
        Optional.of(new Grouper(directions)),
        Terms::of,
        List.of(languages.name(), words.name(), themes.version(), directions.name()));
  }

  private static SentimentModel sentiment(Optional<SentenceEncoder> encoder) {
    try {
      SentimentModel shipped = SentimentModel.shipped();
      return encoder.isPresent() ? shipped.with(encoder.get()) : shipped;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the sentiment model that comes with Earshot cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<Statement> statements(Mention mention, SentimentModel words, Themes themes) {
    return Statements.of(
        mention.words(),
        mention.language(),
        said -> words.classify(said, mention.language()).label(),
        said -> themes.of(said, mention.language()));
  }

  private static Themes themes(List<ThemeEdit> edits) {
    try {
      return Themes.shipped(edits);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the themes that come with Earshot cannot be read: " + e.getMessage(), e);
    }
  }

  private static WordVectors directions() {
    try {
      return WordVectors.shipped();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the group model that comes with Earshot cannot be read: " + e.getMessage(), e);
    }
  }

  /** No text is looked at: stars speak where there are stars. */
  static Conclusions withoutModels() {
    return new Conclusions(Mention::language, Feeling.ofStarsAlone()::of, Terms::of);
  }

  CheckResult check() {
    KafkaStreams.State state = app.state();
    boolean well = state == KafkaStreams.State.RUNNING || state == KafkaStreams.State.REBALANCING;
    return well
        ? CheckResult.ok(state.name().toLowerCase(java.util.Locale.ROOT))
        : CheckResult.failed("the flow is " + state);
  }

  @Override
  public void close() {
    learning.close();
    ticks.close();
    processed.close();
    app.close();
    grouping.close();
    encoder.ifPresent(SentenceEncoder::close);
  }
}
