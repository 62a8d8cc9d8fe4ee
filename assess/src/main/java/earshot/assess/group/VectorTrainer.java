package earshot.assess.group;

import earshot.assess.group.GroupedTexts.GroupedText;
import earshot.assess.text.Terms;
import earshot.assess.text.Tokens;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Learns {@link WordVectors} from a folder of texts and what a sentence encoder said about some of
 * them; the same folder gives the same bytes.
 *
 * <p>English words are moved until the sum of a text's words points where the encoder says, drawn
 * towards the middle of the group that people put the text in. Where a set has the same groups in
 * another language, its texts point to the English middle, so that groups reach across languages.
 * All other words start from the company they keep.
 */
public final class VectorTrainer {
  private static final int ROUNDS = 40;
  private static final float STRICTNESS = 10;
  private static final int LONGEST = 60;
  private static final long SEED = 7;

  /** How far a text is drawn from where the encoder sees it to where its group is. */
  private static final float DRAWN = 0.7f;

  /** Middles of fewer texts are no middles. */
  private static final int FEWEST = 5;

  /** How long the encoder's word is against its text, as a start. */
  private static final float START = 0.3f;

  private static final String TEACHER = "teacher";

  private final Path folder;
  private final Appendable log;
  private final Vocabulary vocabulary = new Vocabulary();

  private VectorTrainer(Path folder, Appendable log) {
    this.folder = folder;
    this.log = log;
  }

  /**
   * {@code train group DIR --out FILE}: reads {@code <set>/train.tsv.gz} and {@code teacher/} under
   * the folder and writes a model file. What it does is told on the log, a line a step.
   */
  public static void train(Path folder, Path file, Appendable log) throws IOException {
    WordVectors words = new VectorTrainer(folder, log).train();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      words.write(out);
    }
    log.append("wrote " + file + ", " + Files.size(file) + " bytes\n");
  }

  private WordVectors train() throws IOException {
    Teacher texts = Teacher.read(folder.resolve(TEACHER), "texts");
    Teacher words = Teacher.read(folder.resolve(TEACHER), "words");
    each(text -> vocabulary.count(text.language(), terms(text.text())));
    vocabulary.choose();
    log.append(vocabulary.words().size() + " words\n");
    Map<String, float[]> targets = new HashMap<>();
    Map<String, float[]> middles = middles(texts, targets);
    Subspace space = Subspace.of(List.copyOf(sorted(targets).values()), texts.width(), WordVectors.WIDTH, SEED);
    Company company = new Company(vocabulary);
    List<Ridge.Lesson> lessons = new ArrayList<>();
    each(
        text -> {
          int[] numbers = vocabulary.numbers(terms(text.text()), LONGEST);
          company.meet(text.language(), numbers);
          float[] target = target(text, targets, middles);
          if (target != null && numbers.length > 0) {
            lessons.add(new Ridge.Lesson(numbers, space.project(target)));
          }
        });
    log.append(lessons.size() + " texts to learn from\n");
    float[][] vectors = company.vectors(START);
    for (int i = 0; i < vectors.length; i++) {
      float[] taught = words.vector(vocabulary.words().get(i));
      if (taught != null) {
        vectors[i] = space.project(taught);
        Vectors.scale(vectors[i], START);
      }
    }
    new Ridge(lessons, vectors.length, STRICTNESS).fit(vectors, ROUNDS);
    return WordVectors.of(vocabulary.words(), vectors, typicalLength(vectors));
  }

  /** Where each English text points, drawn to the middle of its group; and these middles. */
  private Map<String, float[]> middles(Teacher texts, Map<String, float[]> targets)
      throws IOException {
    Map<String, List<String>> members = new TreeMap<>();
    each(
        text -> {
          float[] vector = texts.vector(text.id());
          if (vector != null) {
            targets.put(text.id(), vector);
            if (!text.group().isEmpty()) {
              members.computeIfAbsent(key(text), any -> new ArrayList<>()).add(text.id());
            }
          }
        });
    Map<String, float[]> middles = new TreeMap<>();
    members.forEach(
        (group, ids) -> {
          if (ids.size() >= FEWEST) {
            middles.put(group, draw(ids, targets));
          }
        });
    log.append(targets.size() + " texts with a teacher, " + middles.size() + " groups\n");
    return middles;
  }

  private static float[] draw(List<String> ids, Map<String, float[]> targets) {
    float[] middle = new float[targets.get(ids.get(0)).length];
    ids.forEach(id -> Vectors.add(middle, targets.get(id), 1));
    Vectors.normalise(middle);
    for (String id : ids) {
      Vectors.scale(targets.get(id), 1 - DRAWN);
      Vectors.add(targets.get(id), middle, DRAWN);
    }
    return middle;
  }

  private static float @Nullable [] target(
      GroupedText text, Map<String, float[]> targets, Map<String, float[]> middles) {
    float[] own = targets.get(text.id());
    return own != null || text.language().equals("en") ? own : middles.get(key(text));
  }

  private static String key(GroupedText text) {
    return text.set() + ':' + text.group();
  }

  private static Map<String, float[]> sorted(Map<String, float[]> targets) {
    return new TreeMap<>(targets);
  }

  private void each(Consumer<GroupedText> to) throws IOException {
    List<Path> files = GroupedTexts.files(folder, "train");
    if (files.isEmpty()) {
      throw new IOException(folder + " holds no <set>/train.tsv.gz to train on");
    }
    for (Path file : files) {
      GroupedTexts.read(file, to);
    }
  }

  private static List<String> terms(String text) {
    Terms terms = Tokens.of(text.substring(0, Math.min(text.length(), 1_000))).words();
    return terms.list();
  }

  /** The median: a word that nobody taught is neither a filler nor a key word. */
  private static float typicalLength(float[][] vectors) {
    float[] lengths = new float[vectors.length];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = Vectors.length(vectors[i]);
    }
    Arrays.sort(lengths);
    return lengths.length == 0 ? 1 : lengths[lengths.length / 2];
  }
}
