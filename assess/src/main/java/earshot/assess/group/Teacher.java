package earshot.assess.group;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a sentence encoder thinks of texts and of single words: {@code texts.txt} and {@code
 * words.txt} name them, a line each, {@code texts.f32} and {@code words.f32} hold their vectors in
 * the same order, little endian.
 */
final class Teacher {
  private final Map<String, float[]> vectors = new HashMap<>();
  private final float[] mean;
  private final int width;

  private Teacher(List<String> names, Path cells) throws IOException {
    long size = Files.size(cells);
    if (names.isEmpty() || size == 0 || size % (4L * names.size()) != 0) {
      throw new IOException(
          cells + " holds no " + names.size() + " vectors of one width: " + size + " bytes");
    }
    width = (int) (size / 4 / names.size());
    mean = new float[width];
    try (FileChannel channel = FileChannel.open(cells)) {
      FloatBuffer floats =
          channel
              .map(FileChannel.MapMode.READ_ONLY, 0, size)
              .order(ByteOrder.LITTLE_ENDIAN)
              .asFloatBuffer();
      for (String name : names) {
        float[] vector = new float[width];
        floats.get(vector);
        vectors.put(name, vector);
        Vectors.add(mean, vector, 1f / names.size());
      }
    }
  }

  static Teacher read(Path folder, String what) throws IOException {
    Path names = folder.resolve(what + ".txt");
    if (!Files.exists(names)) {
      throw new IOException(
          names + " is missing: the teacher has to speak first, see GROUP_CARD.md");
    }
    return new Teacher(
        Arrays.asList(Files.readString(names, StandardCharsets.UTF_8).strip().split("\n")),
        folder.resolve(what + ".f32"));
  }

  int width() {
    return width;
  }

  /** Less the mean of all, because what all share tells nothing. */
  Optional<float[]> vector(String name) {
    float[] vector = vectors.get(name);
    if (vector == null) {
      return Optional.empty();
    }
    float[] centred = vector.clone();
    Vectors.add(centred, mean, -1);
    return Optional.of(centred);
  }
}
