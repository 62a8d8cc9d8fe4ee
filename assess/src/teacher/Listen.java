package earshot.assess.sentiment;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Learns how feelings show in an encoder's vectors, once, and writes encoder.bin; how to run it
 * stands in MODEL_CARD.md.
 */
public final class Listen {
  /** Of sixteen parts of the training texts: the one to calibrate on, and those to learn from. */
  private static final int PARTS = 16;

  private static final int EXAM = 0;
  private static final int LESSONS = 5;

  private static final int READERS = 4;
  private static final float SURE = 0.7f;

  /** As many neutral texts as the words alone call negative. */
  private static final double TOLERATED = 0.126;

  private final SentenceEncoder encoder;
  private final SentimentModel words;
  private final List<LabelledText> texts = new ArrayList<>();
  private final List<Float> weights = new ArrayList<>();
  private int lessons;

  private Listen(SentenceEncoder encoder, SentimentModel words) {
    this.encoder = encoder;
    this.words = words;
  }

  /** Arguments: the folder of sets, a file to keep the vectors in, and the file to write. */
  public static void main(String[] arguments) throws IOException {
    try (SentenceEncoder encoder = SentenceEncoder.found().orElseThrow()) {
      Listen listen = new Listen(encoder, SentimentModel.shipped());
      listen.read(new DataFolder(Path.of(arguments[0])));
      EncoderHead head = listen.learn(listen.vectors(Path.of(arguments[1])));
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(Path.of(arguments[2])))) {
        head.write(out);
      }
    }
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
    lessons = texts.size();
    texts.addAll(exam);
    System.err.println(lessons + " texts to learn from, " + exam.size() + " to calibrate on");
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

  /** Encoding takes minutes, so what came of it is kept. */
  private float[][] vectors(Path file) throws IOException {
    int width = 3 * encoder.width();
    WordPiece pieces = SecondReading.pieces(encoder);
    if (!Files.exists(file)) {
      ByteBuffer cells = ByteBuffer.allocate(width * Float.BYTES);
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        for (LabelledText text : texts) {
          cells.asFloatBuffer().put(SecondReading.vector(encoder, pieces, text.text()));
          out.write(cells.array());
        }
      }
    }
    float[][] vectors = new float[texts.size()][width];
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer cells = ByteBuffer.allocate(width * Float.BYTES);
      for (float[] vector : vectors) {
        while (cells.hasRemaining() && in.read(cells) >= 0) {}
        cells.flip().asFloatBuffer().get(vector);
        cells.clear();
      }
    }
    return vectors;
  }

  private EncoderHead learn(float[][] vectors) {
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
      readers.add(new Hidden(vectors, lessons, labels, balanced, seed).learn());
      System.err.println("reader " + seed);
    }
    return mixed(new EncoderHead("", encoder.name(), SURE, Calibration.NONE, readers), vectors);
  }

  private static int place(LabelledText text) {
    return text.label() == LabelledText.NEGATIVE
        ? 0
        : text.label() == LabelledText.NEUTRAL ? 1 : 2;
  }

  /**
   * Both are weighed honestly; then negative is held back as far as keeps false alarms where they
   * were.
   */
  private EncoderHead mixed(EncoderHead head, float[][] vectors) {
    List<Calibrator.Answer> answers = new ArrayList<>();
    for (int i = lessons; i < vectors.length; i++) {
      SentimentScore said = words.classify(texts.get(i).text(), Optional.of("en"));
      double[] known = {said.negative(), said.neutral(), said.positive()};
      answers.add(
          new Calibrator.Answer(
              SecondReading.logs(known),
              head.logProbabilities(vectors[i]),
              texts.get(i).label()));
    }
    Calibration mixture = Calibrator.honest(answers);
    while (falseAlarms(answers, mixture) > TOLERATED) {
      mixture =
          new Calibration(
              mixture.pooledShare(),
              mixture.negativeBias() - 0.01f,
              mixture.positiveBias(),
              mixture.temperature());
    }
    System.err.println(mixture + ", false alarms " + falseAlarms(answers, mixture));
    return new EncoderHead("", head.encoder(), SURE, mixture, head.readers());
  }

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
    return (double) alarms / neutral;
  }
}
