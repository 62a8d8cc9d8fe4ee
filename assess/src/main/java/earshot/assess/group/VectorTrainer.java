package earshot.assess.group;

import earshot.assess.group.GroupedTexts.GroupedText;
import earshot.assess.text.Terms;
import earshot.assess.text.Tokens;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Learns {@link WordVectors} from a folder of texts and what a sentence encoder said about some of
 * them; the same folder gives the same bytes.
 *
 * <p>English words are moved until the sum of a text's words points where the encoder says, drawn
 * towards the middle of the group that people put the text in. Where a set has the same groups in
 * another language, its texts point to what parts the English middle from the set's others, so that
 * groups reach across languages; a group without any taught text points somewhere of its own. All
 * other words start from the company they keep, and {@link CommonGround} is taken off them at last.
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

  /**
   * How long the direction of such a group is; an encoder's texts are one long, less their mean.
   */
  private static final float APART = 0.8f;

  /** How long the encoder's word is against its text, as a start. */
  private static final float START = 0.3f;

  private static final String TEACHER = "teacher";

  private final Path folder;
  private final Appendable log;
  private final Set<String> leftOut;
  private final Vocabulary vocabulary = new Vocabulary();
  private final Map<String, float[]> targets = new HashMap<>();
  private final Map<String, float[]> contrasts = new HashMap<>();
  private final Map<String, Integer> sizes = new HashMap<>();

  private VectorTrainer(Path folder, Appendable log) throws IOException {
    this.folder = folder;
    this.log = log;
    this.leftOut = leftOut();
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
    learnGroups(texts);
    Subspace space =
        Subspace.of(
            List.copyOf(new TreeMap<>(targets).values()), texts.width(), WordVectors.WIDTH, SEED);
    Company company = new Company(vocabulary);
    List<Ridge.Lesson> lessons = new ArrayList<>();
    each(
        text -> {
          int[] numbers = vocabulary.numbers(terms(text.text()), LONGEST);
          company.meet(text.set() + ':' + text.language(), numbers);
          if (numbers.length > 0) {
            target(text, space).ifPresent(to -> lessons.add(new Ridge.Lesson(numbers, to)));
          }
        });
    log.append(lessons.size() + " texts to learn from\n");
    float[][] vectors = start(company, words, space);
    new Ridge(lessons, vectors.length, STRICTNESS).fit(vectors, ROUNDS);
    float untaught = typicalLength(vectors);
    takeOffCommonGround(vectors);
    return WordVectors.of(vocabulary.words(), vectors, untaught);
  }

  private void takeOffCommonGround(float[][] vectors) throws IOException {
    CommonGround ground = new CommonGround(vocabulary.words(), vectors);
    each(
        text ->
            ground.hear(
                text.set() + ':' + text.language(),
                vocabulary.numbers(terms(text.text()), LONGEST)));
    ground.takeOff();
  }

  private float[][] start(Company company, Teacher words, Subspace space) {
    float[][] vectors = company.vectors(START);
    for (int i = 0; i < vectors.length; i++) {
      Optional<float[]> taught = words.vector(vocabulary.words().get(i));
      if (taught.isPresent()) {
        vectors[i] = space.project(taught.get());
        Vectors.scale(vectors[i], START);
      }
    }
    return vectors;
  }

  /** Where each taught text points, drawn to the middle of its group; and these middles. */
  private void learnGroups(Teacher texts) throws IOException {
    Map<String, List<String>> members = new TreeMap<>();
    each(
        text -> {
          Optional<float[]> vector = texts.vector(text.id());
          vector.ifPresent(taught -> targets.put(text.id(), taught));
          if (!text.group().isEmpty()) {
            sizes.merge(key(text), 1, Integer::sum);
            if (vector.isPresent()) {
              members.computeIfAbsent(key(text), any -> new ArrayList<>()).add(text.id());
            }
          }
        });
    Map<String, Map<String, float[]>> middles = new TreeMap<>();
    members.forEach(
        (group, ids) -> {
          if (ids.size() >= FEWEST) {
            middles
                .computeIfAbsent(group.substring(0, group.indexOf(':')), any -> new TreeMap<>())
                .put(group, draw(ids));
          }
        });
    middles.values().forEach(this::contrast);
    log.append(targets.size() + " texts with a teacher, " + contrasts.size() + " groups\n");
  }

  /**
   * What parts a set's groups from each other. What they share would teach a language that knows
   * only this set that all its words mean the same.
   */
  private void contrast(Map<String, float[]> middles) {
    float[] mean = new float[middles.values().iterator().next().length];
    middles.values().forEach(middle -> Vectors.add(mean, middle, 1f / middles.size()));
    middles.forEach(
        (group, middle) -> {
          float[] contrast = middle.clone();
          Vectors.add(contrast, mean, -1);
          Vectors.normalise(contrast);
          contrasts.put(group, contrast);
        });
  }

  private float[] draw(List<String> ids) {
    List<float[]> members = ids.stream().map(targets::get).filter(Objects::nonNull).toList();
    float[] middle = new float[members.get(0).length];
    members.forEach(member -> Vectors.add(middle, member, 1));
    Vectors.normalise(middle);
    for (float[] member : members) {
      Vectors.scale(member, 1 - DRAWN);
      Vectors.add(member, middle, DRAWN);
    }
    return middle;
  }

  /** A group that nobody taught anything about has a direction of its own. */
  private Optional<float[]> target(GroupedText text, Subspace space) {
    float[] taught = targets.getOrDefault(text.id(), contrasts.get(key(text)));
    if (taught != null) {
      return Optional.of(space.project(taught));
    }
    if (sizes.getOrDefault(key(text), 0) < FEWEST) {
      return Optional.empty();
    }
    float[] own = new float[WordVectors.WIDTH];
    WordVectors.addUntaught(key(text), APART, own);
    return Optional.of(own);
  }

  private static String key(GroupedText text) {
    return text.set() + ':' + text.group();
  }

  private void each(Consumer<GroupedText> to) throws IOException {
    List<Path> files = GroupedTexts.files(folder, "train");
    if (files.isEmpty()) {
      throw new IOException(folder + " holds no <set>/train.tsv.gz to train on");
    }
    for (Path file : files) {
      if (!leftOut.contains(GroupedTexts.set(file))) {
        GroupedTexts.read(file, to);
      }
    }
  }

  /** Sets whose licence forbids to make use of them. */
  private static Set<String> leftOut() throws IOException {
    try (InputStream in = VectorTrainer.class.getResourceAsStream("left-out.tsv")) {
      if (in == null) {
        throw new IOException("this build holds no list of sets to leave out (left-out.tsv)");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t")[0])
          .collect(Collectors.toUnmodifiableSet());
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
