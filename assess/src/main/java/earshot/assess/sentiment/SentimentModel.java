package earshot.assess.sentiment;

import earshot.assess.file.ModelFile;
import earshot.mention.Label;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the writer of a text feels. A pooled model knows all languages, a second one each language
 * that has texts of its own; their log-probabilities are averaged. Safe for use by many threads.
 */
public final class SentimentModel {
  static final ModelFile FILE = new ModelFile(0x45534D31, 2, "sentiment"); // "ESM1"

  /** Some hundred texts a language show how sure one may be, but not beyond this. */
  private static final double SUREST = 0.99;

  /** Smileys without a word mean the same everywhere; most of them were learnt from here. */
  private static final String SMILEYS = "en";

  private final String name;
  private final Lexicons lexicons;
  private final FeatureExtractor extractor;
  private final Weights pooled;
  private final Map<String, Weights> own;
  private final Map<String, Calibration> calibrations;
  private final Optional<SecondReading> second;

  SentimentModel(
      String name,
      Lexicons lexicons,
      Weights pooled,
      Map<String, Weights> own,
      Map<String, Calibration> calibrations) {
    this(name, lexicons, pooled, own, calibrations, Optional.empty());
  }

  private SentimentModel(
      String name,
      Lexicons lexicons,
      Weights pooled,
      Map<String, Weights> own,
      Map<String, Calibration> calibrations,
      Optional<SecondReading> second) {
    this.name = name;
    this.lexicons = lexicons;
    this.extractor = new FeatureExtractor(lexicons);
    this.pooled = pooled;
    this.own = new TreeMap<>(own);
    this.calibrations = new TreeMap<>(calibrations);
    this.second = second;
  }

  /** The model that comes with Earshot. */
  public static SentimentModel shipped() throws IOException {
    try (InputStream in = SentimentModel.class.getResourceAsStream("model.bin")) {
      if (in == null) {
        throw new IOException(
            "this build holds no sentiment model (earshot/assess/sentiment/model.bin)");
      }
      return read(in, "the shipped sentiment model");
    }
  }

  /**
   * Reads a model that {@code train sentiment} wrote; refuses a damaged file and another format
   * with a message that says which.
   */
  public static SentimentModel load(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return read(in, file.toString());
    }
  }

  /** Whether a file begins as models do, whole or not. */
  public static boolean isModel(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return FILE.begins(in);
    }
  }

  static SentimentModel read(InputStream in, String subject) throws IOException {
    return FILE.read(in, subject, SentimentModel::readContent);
  }

  /** The same, asking this encoder about English texts that words leave undecided. */
  public SentimentModel with(SentenceEncoder encoder) throws IOException {
    return with(new SecondReading(encoder, EncoderHead.shipped()));
  }

  /** The same by what {@code train encoder} learnt from it. */
  public SentimentModel with(SentenceEncoder encoder, Path head) throws IOException {
    return with(new SecondReading(encoder, EncoderHead.load(head)));
  }

  SentimentModel with(SecondReading reading) {
    return new SentimentModel(
        name + "+" + reading.name(), lexicons, pooled, own, calibrations, Optional.of(reading));
  }

  /** What this model calls itself, for the audit trail: its day of format and a checksum. */
  public String name() {
    return name;
  }

  /** Language is an ISO 639-1 code; without it the pooled model decides alone. */
  public SentimentScore classify(String text, Optional<String> language) {
    String code = language.orElseGet(() -> scriptLanguage(text));
    Tokens tokens = TextReader.read(FeatureExtractor.view(text, code));
    if (!tokens.hasEvidence()) {
      return SentimentScore.UNKNOWN;
    }
    String spoken = tokens.words == 0 ? SMILEYS : code;
    double[] words = probabilities(extractor.extract(text, spoken), spoken);
    return score(
        tokens.words > 0 && code.equals(SecondReading.LANGUAGE)
            ? second.map(reading -> reading.of(text, words)).orElse(words)
            : words);
  }

  /** Only Armenian letters tell the language without a doubt. */
  private static String scriptLanguage(String text) {
    return text.chars().limit(400).anyMatch(c -> c >= 0x531 && c <= 0x587) ? "hy" : "";
  }

  private double[] probabilities(Features features, String language) {
    double[] all = pooled.logProbabilities(features);
    @Nullable Weights weights = own.get(language);
    Calibration calibration =
        calibrations.getOrDefault(language, calibrations.getOrDefault("", Calibration.NONE));
    return calibration.probabilities(
        all, weights == null ? all : weights.logProbabilities(features));
  }

  private static SentimentScore score(double[] p) {
    Label label =
        p[0] >= p[1] && p[0] >= p[2]
            ? Label.NEGATIVE
            : p[2] >= p[1] ? Label.POSITIVE : Label.NEUTRAL;
    return new SentimentScore(
        label, p[0], p[1], p[2], Math.min(SUREST, Math.max(p[0], Math.max(p[1], p[2]))));
  }

  /** The same with other models of languages, calibrated anew. */
  SentimentModel with(Map<String, Weights> others, Map<String, Calibration> calibrated) {
    return new SentimentModel("", lexicons, pooled, others, calibrated);
  }

  Lexicons lexicons() {
    return lexicons;
  }

  Weights pooled() {
    return pooled;
  }

  Map<String, Weights> own() {
    return own;
  }

  /** Writes the model; the same model gives the same bytes. */
  void write(OutputStream out) throws IOException {
    FILE.write(out, this::writeContent);
  }

  private void writeContent(DataOutputStream out) throws IOException {
    lexicons.write(out);
    out.writeShort(calibrations.size());
    for (Map.Entry<String, Calibration> calibration : calibrations.entrySet()) {
      out.writeUTF(calibration.getKey());
      calibration.getValue().write(out);
    }
    pooled.write(out);
    out.writeShort(own.size());
    for (Map.Entry<String, Weights> weights : own.entrySet()) {
      out.writeUTF(weights.getKey());
      weights.getValue().write(out);
    }
  }

  private static SentimentModel readContent(DataInputStream in, String name) throws IOException {
    Lexicons lexicons = Lexicons.read(in);
    Map<String, Calibration> calibrations = new TreeMap<>();
    for (int i = in.readUnsignedShort(); i > 0; i--) {
      calibrations.put(in.readUTF(), Calibration.read(in));
    }
    Weights pooled = Weights.read(in);
    Map<String, Weights> own = new TreeMap<>();
    for (int i = in.readUnsignedShort(); i > 0; i--) {
      own.put(in.readUTF(), Weights.read(in));
    }
    return new SentimentModel(name, lexicons, pooled, own, calibrations);
  }
}
