package earshot.assess.sentiment;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Learns a {@link SentimentModel} from a folder of labelled texts; the same folder gives the same
 * bytes.
 */
public final class SentimentTrainer {
  /**
   * One text in so many is kept from learning to calibrate on: by what it says, since two sets may
   * have the same text.
   */
  private static final int CALIBRATE = 16;

  private final DataFolder folder;
  private final Mixture mixture;
  private final Appendable log;
  private final Lexicons lexicons;
  private final FeatureExtractor extractor;

  private SentimentTrainer(DataFolder folder, Lexicons lexicons, Appendable log)
      throws IOException {
    this.folder = folder;
    this.mixture = Mixture.of(folder.path());
    this.log = log;
    this.lexicons = lexicons;
    this.extractor = new FeatureExtractor(lexicons);
  }

  /**
   * {@code train sentiment DIR --out FILE}: reads {@code <set>/train.tsv.gz} under the folder and
   * writes a model file. What it does is told on the log, a line a step.
   */
  public static void train(Path folder, Path file, Appendable log) throws IOException {
    DataFolder texts = new DataFolder(folder);
    write(new SentimentTrainer(texts, texts.lexicons(), log).train(), file, log);
  }

  /**
   * {@code train sentiment DIR --from MODEL --anew LANGUAGES}: learns the models of these languages
   * only, keeps the rest of another file, and calibrates all languages anew.
   */
  public static void train(Path folder, Path from, Set<String> anew, Path file, Appendable log)
      throws IOException {
    SentimentModel before = SentimentModel.load(from);
    SentimentTrainer trainer = new SentimentTrainer(new DataFolder(folder), before.lexicons(), log);
    write(trainer.train(before, anew), file, log);
  }

  private static void write(SentimentModel model, Path file, Appendable log) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      model.write(out);
    }
    log.append("wrote " + file + ", " + Files.size(file) + " bytes\n");
  }

  private SentimentModel train(SentimentModel from, Set<String> anew) throws IOException {
    List<Lesson> lessons = new ArrayList<>();
    List<Lesson> exam = new ArrayList<>();
    prepare(lessons, exam);
    Map<String, Weights> own = new TreeMap<>(from.own());
    for (Map.Entry<String, List<Lesson>> language : byLanguage(lessons).entrySet()) {
      if (anew.contains(language.getKey())) {
        own.put(language.getKey(), learn(language.getKey(), language.getValue(), bits(language)));
      }
    }
    return from.with(own, new Calibrator(extractor, from.pooled(), own).calibrate(exam));
  }

  private void prepare(List<Lesson> lessons, List<Lesson> exam) throws IOException {
    read(lessons, exam);
    if (lessons.isEmpty()) {
      throw new IOException(folder.path() + " holds no labelled texts to train on");
    }
    balance(lessons);
  }

  private SentimentModel train() throws IOException {
    List<Lesson> lessons = new ArrayList<>();
    List<Lesson> exam = new ArrayList<>();
    prepare(lessons, exam);
    Weights pooled = learn("all languages", lessons, mixture.pooledBits());
    Map<String, Weights> own = new TreeMap<>();
    for (Map.Entry<String, List<Lesson>> language : byLanguage(lessons).entrySet()) {
      if (language.getValue().size() >= mixture.ownFrom()) {
        own.put(language.getKey(), learn(language.getKey(), language.getValue(), bits(language)));
      }
    }
    return new SentimentModel(
        "", lexicons, pooled, own, new Calibrator(extractor, pooled, own).calibrate(exam));
  }

  private static Map<String, List<Lesson>> byLanguage(List<Lesson> lessons) {
    return lessons.stream()
        .collect(
            Collectors.groupingBy(
                lesson -> lesson.text().language(), TreeMap::new, Collectors.toList()));
  }

  private int bits(Map.Entry<String, List<Lesson>> language) {
    int size = language.getValue().size();
    int usual = size >= 60_000 ? 20 : size >= 15_000 ? 19 : size >= 5_000 ? 18 : 17;
    return mixture.bits().getOrDefault(language.getKey(), usual);
  }

  private void read(List<Lesson> lessons, List<Lesson> exam) throws IOException {
    for (String set : folder.sets("train")) {
      Mixture.SetRule rule = mixture.rule(set);
      if (!rule.leftOut()) {
        folder.read(set, "train", rule.labels(), text -> sort(text, rule, lessons, exam));
      }
    }
    for (Map.Entry<String, Float> list : mixture.listWords().entrySet()) {
      folder
          .listWords(list.getKey())
          .forEach(word -> lessons.add(new Lesson(word, list.getValue(), 1, false)));
    }
    for (Map.Entry<String, Float> phrases : mixture.phrases().entrySet()) {
      DataFolder.phrases(phrases.getKey())
          .forEach(phrase -> lessons.add(new Lesson(phrase, phrases.getValue(), 0, false)));
    }
    log.append(lessons.size() + " texts to learn from, " + exam.size() + " to calibrate on\n");
  }

  private static void sort(
      LabelledText text, Mixture.SetRule rule, List<Lesson> lessons, List<Lesson> exam) {
    float weight = rule.weightOf(text.language());
    if (weight == 0) {
      return;
    }
    Lesson lesson = new Lesson(text, weight, rule.maskNeutral(), false);
    if (Math.floorMod(TextReader.read(text.text()).hash(), CALIBRATE) == 0) {
      exam.add(lesson);
      return;
    }
    lessons.add(lesson);
    if (text.language().equals("fa") && !Skeleton.isLatin(text.text())) {
      lessons.add(new Lesson(text, weight / 2, rule.maskNeutral(), true));
    }
  }

  /**
   * Rare classes of a language weigh more, as far as the mixture says. Not those of each kind of
   * text: that reviews are seldom neutral is worth knowing.
   */
  private void balance(List<Lesson> lessons) {
    Map<String, List<Lesson>> groups =
        lessons.stream()
            .collect(
                Collectors.groupingBy(
                    lesson -> lesson.text().language(), TreeMap::new, Collectors.toList()));
    for (List<Lesson> group : groups.values()) {
      float[] counts = new float[3];
      group.forEach(lesson -> counts[lesson.text().label()] += lesson.weight());
      float total = counts[0] + counts[1] + counts[2];
      int classes = counts[LabelledText.NEUTRAL] < total / 100 ? 2 : 3;
      for (Lesson lesson : group) {
        double share = total / (classes * counts[lesson.text().label()]);
        lesson.scale((float) Math.max(0.3, Math.min(3, StrictMath.pow(share, mixture.balance()))));
      }
    }
  }

  private Weights learn(String name, List<Lesson> lessons, int bits) throws IOException {
    long started = System.nanoTime();
    List<Learner> learners =
        Stream.generate(() -> new Learner(bits)).limit(mixture.runs()).toList();
    Dice dice = new Dice(mixture.seed());
    int[] order = IntStream.range(0, lessons.size()).toArray();
    long seen = 0;
    long all = (long) order.length * mixture.epochs();
    for (int epoch = 0; epoch < mixture.epochs(); epoch++) {
      dice.shuffle(order);
      for (int i : order) {
        float rate = mixture.rate() * (1 - 0.9f * seen++ / all);
        lessons.get(i).teach(learners, extractor, rate, dice);
      }
    }
    log.append(
        name
            + ": "
            + order.length
            + " texts, 2^"
            + bits
            + " buckets, "
            + (System.nanoTime() - started) / 1_000_000_000
            + " s\n");
    return Learner.mean(learners);
  }

  /** A text with its place in the mixture. */
  static final class Lesson {
    private final LabelledText text;
    private final float mask;
    private final boolean romanised;
    private float weight;

    Lesson(LabelledText text, float weight, float mask, boolean romanised) {
      this.text = text;
      this.weight = weight;
      this.mask = mask;
      this.romanised = romanised;
    }

    LabelledText text() {
      return text;
    }

    float weight() {
      return weight;
    }

    void scale(float by) {
      weight *= by;
    }

    /** Each learner leaves out other features of it. */
    void teach(List<Learner> learners, FeatureExtractor extractor, float rate, Dice dice) {
      Features features =
          romanised
              ? extractor.extractRomanised(text.text(), text.language())
              : extractor.extract(text.text(), text.language());
      for (Learner learner : learners) {
        learner.learn(features, text.label(), weight, mask, rate, dice);
      }
    }
  }
}
