package earshot.assess.language;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Invented sets of texts in a folder, in the shape the trainer reads. */
record TextFolder(Path path) {
  private static final List<List<String>> WORDS =
      List.of(
          List.of("en", "the", "coffee", "was", "good", "and", "service", "with", "very", "nice"),
          List.of("es", "el", "café", "muy", "bueno", "con", "servicio", "está", "para", "gracias"),
          List.of("ru", "кофе", "был", "очень", "вкусный", "и", "обслуживание", "этот", "спасибо"),
          List.of("uk", "кава", "була", "дуже", "смачна", "і", "обслуговування", "цей", "дякую"),
          List.of("hy", "սուրճը", "շատ", "լավն", "էր", "և", "սպասարկումը", "շնորհակալություն"),
          List.of("fa", "قهوه", "خیلی", "خوب", "بود", "و", "این", "ممنون", "می‌کنم"),
          List.of("ar", "القهوة", "كانت", "جيدة", "جدا", "هذا", "المكان", "شكرا"));

  /** Writes a set called {@code town} with some texts of seven languages in both parts. */
  static TextFolder invented(Path path) {
    TextFolder folder = new TextFolder(path);
    folder.write("town", "train", texts(60, new Random(5)));
    folder.write("town", "dev", texts(10, new Random(6)));
    return folder;
  }

  void write(String set, String part, String lines) {
    Path file = path.resolve(set).resolve(part + ".tsv.gz");
    try {
      Files.createDirectories(file.getParent());
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
        out.write(lines.getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String texts(int ofEach, Random random) {
    StringBuilder lines = new StringBuilder("id\tlang\tkind\ttext\n");
    for (List<String> words : WORDS) {
      for (int text = 0; text < ofEach; text++) {
        lines.append(text).append('\t').append(words.get(0)).append("\treview\t");
        for (int word = 0; word < 6; word++) {
          lines.append(words.get(1 + random.nextInt(words.size() - 1))).append(' ');
        }
        lines.append('\n');
      }
    }
    return lines.toString();
  }
}
