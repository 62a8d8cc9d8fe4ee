import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.ObjectMapper;
import earshot.assess.text.Terms;
import earshot.assess.text.Tokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Lets the sentence encoder all-MiniLM-L6-v2 speak about the English texts and words of a folder,
 * once, before {@code train group}; how to run it stands in GROUP_CARD.md.
 */
public final class Speak {
  private static final int WIDTH = 384;
  private static final int BATCH = 32;
  private static final int MOST_WORDS = 26_000;
  private static final int MOST_OF_A_SET = 4_500;
  private static final Map<String, Integer> MORE =
      Map.of(
          "clinc150_en", 20_000,
          "stackoverflow20_en", 20_000,
          "memd_absa_en", 14_000,
          "crisislex26", 12_000);

  private final Map<String, Integer> pieces = new HashMap<>();
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  private Speak() throws IOException, OrtException {
    byte[] tokenizer = resource("/all-minilm-l6-v2-tokenizer.json");
    new ObjectMapper()
        .readTree(tokenizer)
        .path("model")
        .path("vocab")
        .properties()
        .forEach(piece -> pieces.put(piece.getKey(), piece.getValue().asInt()));
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    session = environment.createSession(resource("/all-minilm-l6-v2.onnx"), options);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = Speak.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException(name + " is not on the class path");
      }
      return in.readAllBytes();
    }
  }

  /** Arguments: the folder of sets, and a file that names a set to leave out in each row. */
  public static void main(String[] arguments) throws IOException, OrtException {
    Path folder = Path.of(arguments[0]);
    Set<String> leftOut = new HashSet<>();
    Files.readAllLines(Path.of(arguments[1])).forEach(row -> leftOut.add(row.split("\t")[0]));
    Map<String, Integer> counts = new TreeMap<>();
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> sets = Files.list(folder)) {
      for (Path set : sets.sorted().toList()) {
        if (Files.exists(set.resolve("train.tsv.gz"))
            && !leftOut.contains(set.getFileName().toString())) {
          read(set, counts, texts);
        }
      }
    }
    Speak teacher = new Speak();
    Path out = Files.createDirectories(folder.resolve("teacher"));
    List<String> words = common(counts);
    teacher.speak(out, "words", words, words, 12);
    teacher.speak(out, "texts", List.copyOf(texts.keySet()), List.copyOf(texts.values()), 40);
  }

  private static void read(Path set, Map<String, Integer> counts, Map<String, String> texts)
      throws IOException {
    int left = MORE.getOrDefault(set.getFileName().toString(), MOST_OF_A_SET);
    try (BufferedReader rows =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(set.resolve("train.tsv.gz"))),
                StandardCharsets.UTF_8))) {
      List<String> columns = Arrays.asList(rows.readLine().split("\t"));
      for (String row = rows.readLine(); row != null; row = rows.readLine()) {
        String[] cells = row.split("\t", -1);
        if (cells.length < columns.size() || !cells[columns.indexOf("lang")].equals("en")) {
          continue;
        }
        String text = cells[columns.indexOf("text")];
        Terms terms = Tokens.of(text).words();
        new HashSet<>(terms.list()).forEach(term -> counts.merge(term, 1, Integer::sum));
        String plain = text.replaceAll("https?://\\S+|@\\w+", " ").strip();
        if (left > 0 && plain.length() > 8) {
          left--;
          texts.put(cells[columns.indexOf("id")], plain.substring(0, Math.min(400, plain.length())));
        }
      }
    }
  }

  private static List<String> common(Map<String, Integer> counts) {
    return counts.keySet().stream()
        .filter(word -> counts.get(word) >= 4 && word.matches("[^\uA66E]*[a-z][^\uA66E]*"))
        .sorted(Comparator.comparing((String word) -> -counts.get(word)).thenComparing(word -> word))
        .limit(MOST_WORDS)
        .toList();
  }

  private void speak(Path out, String what, List<String> names, List<String> texts, int longest)
      throws IOException, OrtException {
    float[][] vectors = new float[texts.size()][];
    int[][] read = texts.stream().map(text -> pieces(text, longest)).toArray(int[][]::new);
    Integer[] order = new Integer[texts.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingInt(i -> read[i].length)); // batches of like length
    for (int start = 0; start < order.length; start += BATCH) {
      encode(Arrays.copyOfRange(order, start, Math.min(order.length, start + BATCH)), read, vectors);
    }
    ByteBuffer cells =
        ByteBuffer.allocate(vectors.length * WIDTH * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float[] vector : vectors) {
      cells.asFloatBuffer().put(vector);
      cells.position(cells.position() + WIDTH * Float.BYTES);
    }
    Files.write(out.resolve(what + ".f32"), cells.array());
    Files.write(out.resolve(what + ".txt"), names);
    System.err.println(vectors.length + " " + what);
  }

  private void encode(Integer[] batch, int[][] read, float[][] vectors) throws OrtException {
    int longest = Arrays.stream(batch).mapToInt(i -> read[i].length).max().orElse(0);
    long[] ids = new long[batch.length * longest];
    long[] mask = new long[ids.length];
    for (int row = 0; row < batch.length; row++) {
      for (int at = 0; at < read[batch[row]].length; at++) {
        ids[row * longest + at] = read[batch[row]][at];
        mask[row * longest + at] = 1;
      }
    }
    long[] shape = {batch.length, longest};
    try (OnnxTensor inputs = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
        OnnxTensor attention = OnnxTensor.createTensor(environment, LongBuffer.wrap(mask), shape);
        OnnxTensor types =
            OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[ids.length]), shape);
        OrtSession.Result result =
            session.run(
                Map.of(
                    "input_ids", inputs, "attention_mask", attention, "token_type_ids", types))) {
      FloatBuffer states = ((OnnxTensor) result.get(0)).getFloatBuffer();
      for (int row = 0; row < batch.length; row++) {
        vectors[batch[row]] = mean(states, row * longest, read[batch[row]].length);
      }
    }
  }

  private static float[] mean(FloatBuffer states, int first, int count) {
    float[] mean = new float[WIDTH];
    double square = 0;
    for (int i = 0; i < WIDTH; i++) {
      for (int at = first; at < first + count; at++) {
        mean[i] += states.get(at * WIDTH + i);
      }
      square += mean[i] * mean[i];
    }
    for (int i = 0; i < WIDTH; i++) {
      mean[i] /= (float) Math.sqrt(square);
    }
    return mean;
  }

  /** WordPiece as BERT's uncased models read it: [CLS], the longest known pieces, [SEP]. */
  private int[] pieces(String text, int longest) {
    List<Integer> ids = new ArrayList<>(List.of(101));
    String plain =
        Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
            .replaceAll("\\p{Mn}+", "")
            .replaceAll("([\\p{Punct}\\p{IsPunctuation}\\p{IsHan}])", " $1 ");
    for (String word : plain.strip().split("[\\s\\p{Cntrl}\\p{Z}]+")) {
      ids.addAll(word(word));
    }
    if (ids.size() >= longest) {
      ids = new ArrayList<>(ids.subList(0, longest - 1));
    }
    ids.add(102);
    return ids.stream().mapToInt(Integer::intValue).toArray();
  }

  private List<Integer> word(String word) {
    List<Integer> ids = new ArrayList<>();
    int start = 0;
    while (start < word.length()) {
      int end = word.length();
      while (end > start && !pieces.containsKey((start > 0 ? "##" : "") + word.substring(start, end))) {
        end--;
      }
      if (end == start) {
        return List.of(100); // [UNK]
      }
      ids.add(pieces.get((start > 0 ? "##" : "") + word.substring(start, end)));
      start = end;
    }
    return ids;
  }
}
