package earshot.assess.sentiment;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Learns an {@link EncoderHead}: how feelings show in an encoder's vectors of labelled English
 * texts. The same folder and the same vectors give the same bytes; an encoder's vectors may differ
 * in their last bits between processors.
 */
public final class EncoderTrainer {
  /** Of sixteen parts of the training texts: the one to calibrate on, and those to learn from. */
  private static final int PARTS = 16;

  private static final int EXAM = 0;
  private static final int LESSONS = 5;

  private static final int READERS = 4;
  private static final float SURE = 0.7f;

  /** As many neutral texts as the words alone call negative. */
  private static final double TOLERATED = 0.126;

  /** Further it does not go: what the words are sure of stays as it is. */
  private static final float HELD_BACK = -3;

  private final SentenceEncoder encoder;
  private final SentimentModel words;
  private final Appendable log;
  private final List<LabelledText> texts = new ArrayList<>();
  private final List<Float> weights = new ArrayList<>();
  private int lessons;

  private EncoderTrainer(SentenceEncoder encoder, SentimentModel words, Appendable log) {
    this.encoder = encoder;
    this.words = words;
    this.log = log;
  }

  /**
   * {@code train encoder DIR --out FILE}: reads English texts of {@code <set>/train.tsv.gz} under
   * the folder and writes what {@code --head} reads.
   *
   * @param words beside which the encoder is asked
   * @param kept where the encoder's vectors are kept, for making them takes minutes; what lies
   *     there already is taken for them
   */
  public static void train(
      Path folder,
      SentenceEncoder encoder,
      SentimentModel words,
      Optional<Path> kept,
      Path file,
      Appendable log)
      throws IOException {
    EncoderTrainer trainer = new EncoderTrainer(encoder, words, log);
    trainer.read(new DataFolder(folder));
    EncoderHead head = trainer.learn(trainer.vectors(kept));
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      head.write(out);
    }
    log.append("wrote " + file + ", " + Files.size(file) + " bytes\n");
  }

  private void read(DataFolder folder) throws IOException {
    Mixture mixture = Mixture.of(folder.path());
    List<LabelledText> exam = new ArrayList<>();
    for (String set : folder.sets("train")) {
      Mixture.SetRule rule = mixture.rule(set);
      if (!rule.leftOut()) {
        folder.read(set, "train", rule.labels(), text -> sort(text, rule, exam));
      }
    }
    if (texts.isEmpty() || exam.isEmpty()) {
      throw new IOException(folder.path() + " holds too few labelled English texts to train on");
    }
    lessons = texts.size();
    texts.addAll(exam);
    log.append(lessons + " texts to learn from, " + exam.size() + " to calibrate on\n");
  }

  private void sort(LabelledText text, Mixture.SetRule rule, List<LabelledText> exam) {
    float weight = rule.weightOf(text.language());
    if (!text.language().equals(SecondReading.LANGUAGE) || weight == 0) {
      return;
    }
    int part = Math.floorMod(TextReader.read(text.text()).hash(), PARTS);
    if (part == EXAM) {
      exam.add(text);
    } else if (part <= LESSONS) {
      texts.add(text);
      weights.add(weight);
    }
  }

  private float[][] vectors(Optional<Path> kept) throws IOException {
    if (kept.isPresent() && Files.exists(kept.get())) {
      return read(kept.get());
    }
    WordPiece pieces = SecondReading.pieces(encoder);
    float[][] vectors = new float[texts.size()][];
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = SecondReading.vector(encoder, pieces, texts.get(i).text());
    }
    if (kept.isPresent()) {
      write(vectors, kept.get());
    }
    return vectors;
  }

  private int width() {
    return 3 * encoder.width();
  }

  private void write(float[][] vectors, Path file) throws IOException {
    ByteBuffer cells = ByteBuffer.allocate(width() * Float.BYTES);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (float[] vector : vectors) {
        cells.asFloatBuffer().put(vector);
        out.write(cells.array());
      }
    }
  }

  private float[][] read(Path file) throws IOException {
    long size = (long) texts.size() * width() * Float.BYTES;
    if (Files.size(file) != size) {
      throw new IOException(
          file + " does not hold the vectors of these texts: " + size + " bytes are expected");
    }
    float[][] vectors = new float[texts.size()][width()];
    try (FileChannel in = FileChannel.open(file)) {
      ByteBuffer cells = ByteBuffer.allocate(width() * Float.BYTES);
      for (float[] vector : vectors) {
        while (cells.hasRemaining() && in.read(cells) >= 0) {}
        cells.flip().asFloatBuffer().get(vector);
        cells.clear();
      }
    }
    return vectors;
  }

  private EncoderHead learn(float[][] vectors) throws IOException {
    int[] labels = new int[lessons];
    float[] counts = new float[3];
    for (int i = 0; i < lessons; i++) {
      labels[i] = place(texts.get(i));
      counts[labels[i]]++;
    }
    float[] balanced = new float[lessons];
    for (int i = 0; i < lessons; i++) {
      balanced[i] = (float) (weights.get(i) * Math.sqrt(lessons / (3 * counts[labels[i]])));
    }
    List<HiddenLayer> readers = new ArrayList<>();
    for (int seed = 1; seed <= READERS; seed++) {
      readers.add(new HiddenLearner(vectors, lessons, labels, balanced, seed).learn());
      log.append("reader " + seed + " of " + READERS + "\n");
    }
    return mixed(new EncoderHead("", encoder.name(), SURE, Calibration.NONE, readers), vectors);
  }

  private static int place(LabelledText text) {
    return text.label() == LabelledText.NEGATIVE ? 0 : text.label() == LabelledText.NEUTRAL ? 1 : 2;
  }

  /**
   * Both are weighed honestly; then negative is held back as far as keeps false alarms where they
   * were.
   */
  private EncoderHead mixed(EncoderHead head, float[][] vectors) throws IOException {
    List<Calibrator.Answer> answers = new ArrayList<>();
    for (int i = lessons; i < vectors.length; i++) {
      SentimentScore said =
          words.classify(texts.get(i).text(), Optional.of(SecondReading.LANGUAGE));
      double[] known = {said.negative(), said.neutral(), said.positive()};
      answers.add(
          new Calibrator.Answer(
              SecondReading.logs(known), head.logProbabilities(vectors[i]), texts.get(i).label()));
    }
    Calibration mixture = Calibrator.honest(answers);
    while (falseAlarms(answers, mixture) > TOLERATED && mixture.negativeBias() > HELD_BACK) {
      mixture =
          new Calibration(
              mixture.pooledShare(),
              mixture.negativeBias() - 0.01f,
              mixture.positiveBias(),
              mixture.temperature());
    }
    log.append(mixture + ", false alarms " + falseAlarms(answers, mixture) + "\n");
    return new EncoderHead("", head.encoder(), SURE, mixture, head.readers());
  }

  /** The share of neutral texts that are called negative by what is said in the end. */
  private static double falseAlarms(List<Calibrator.Answer> answers, Calibration mixture) {
    int neutral = 0;
    int alarms = 0;
    for (Calibrator.Answer answer : answers) {
      if (answer.label() == LabelledText.NEUTRAL) {
        neutral++;
        double[] words = answer.pooled();
        boolean sure = Math.max(words[0], Math.max(words[1], words[2])) >= Math.log(SURE);
        double[] said = sure ? words : mixture.probabilities(words, answer.own());
        alarms += said[0] >= said[1] && said[0] >= said[2] ? 1 : 0;
      }
    }
    return neutral == 0 ? 0 : (double) alarms / neutral;
  }
}
