package earshot.deploy.bench;

import earshot.mention.Draft;
import earshot.mention.Kind;
import earshot.mention.Mention;
import earshot.mention.Rating;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Invented mentions of many languages and lengths. The same number always gives the same mention,
 * two numbers never the same text.
 */
final class Chatter {
  /** What is made up lies within these days after this moment. */
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  static final List<String> BRANDS = List.of("Norvik", "Talberg", "Sunder & Vale");

  private static final int SECONDS = 200 * 24 * 3600;
  private static final long SEED = 0x6561_7273_686f_74L;
  private static final String NAMES = "bdfgklmnprstvz";
  private static final String VOWELS = "aeiou";

  private record Phrases(String language, List<String> things, List<String> sentences) {}

  private final List<Phrases> languages = read();

  /** The mention of this number. */
  Mention mention(long number) {
    return mention(number, "", START.plusSeconds(Math.floorMod(number * 7919, SECONDS)));
  }

  /** The same mention after its writer had second thoughts. */
  Mention edited(long number, int times) {
    return mention(
        number, " (%d)".formatted(times), START.plusSeconds(Math.floorMod(number * 7919, SECONDS)));
  }

  /** The text of this number, for what needs no more. */
  String text(long number) {
    SplittableRandom dice = new SplittableRandom(SEED ^ number * 0x9e3779b97f4a7c15L);
    return text(phrases(dice), dice, number);
  }

  /** A mention of this number that was said at this moment at a place of this name. */
  Mention mention(String source, long number, Instant at) {
    return draft(source, number, "", at).collected(at, List.of(brand(number)), false, false);
  }

  private Mention mention(long number, String afterthought, Instant at) {
    String source = number % 5 < 2 ? "bench-reviews" : "bench-posts";
    return draft(source, number, afterthought, at)
        .collected(at.plusSeconds(90), List.of(brand(number)), false, false);
  }

  private Draft draft(String source, long number, String afterthought, Instant at) {
    SplittableRandom dice = new SplittableRandom(SEED ^ number * 0x9e3779b97f4a7c15L);
    boolean review = number % 5 < 2;
    Phrases phrases = phrases(dice);
    String text = text(phrases, dice, number) + afterthought;
    String name = name(dice) + " " + name(dice);
    Draft draft =
        Mention.said(source, "town", String.valueOf(number), review ? Kind.REVIEW : Kind.POST)
            .author(name, null, null)
            .text(text)
            .url("https://bench.example/" + number)
            .publishedAt(at);
    return review
        ? draft.title(pick(phrases.things(), dice)).rating(Rating.stars(1 + dice.nextInt(5)))
        : draft.language(phrases.language());
  }

  private static String brand(long number) {
    return BRANDS.get((int) Math.floorMod(number, BRANDS.size()));
  }

  private Phrases phrases(SplittableRandom dice) {
    return languages.get(dice.nextInt(languages.size()));
  }

  /** Most are short, a few go on and on. */
  private static String text(Phrases phrases, SplittableRandom dice, long number) {
    int sentences = 1 + dice.nextInt(3) + (dice.nextInt(3) == 0 ? dice.nextInt(8) : 0);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < sentences; i++) {
      text.append(sentence(phrases, dice)).append(' ');
    }
    return text.append('#').append(Long.toString(number, 36)).toString();
  }

  private static String sentence(Phrases phrases, SplittableRandom dice) {
    return pick(phrases.sentences(), dice)
        .replace("{thing}", pick(phrases.things(), dice))
        .replace("{name}", name(dice))
        .replace("{n}", String.valueOf(2 + dice.nextInt(58)));
  }

  /** An invented name as they occur in texts. */
  String word(SplittableRandom dice) {
    return name(dice);
  }

  private static String name(SplittableRandom dice) {
    StringBuilder name = new StringBuilder();
    for (int syllables = 2 + dice.nextInt(2); syllables > 0; syllables--) {
      name.append(NAMES.charAt(dice.nextInt(NAMES.length())))
          .append(VOWELS.charAt(dice.nextInt(VOWELS.length())));
    }
    name.setCharAt(0, Character.toUpperCase(name.charAt(0)));
    return name.toString();
  }

  private static String pick(List<String> list, SplittableRandom dice) {
    return list.get(dice.nextInt(list.size()));
  }

  private static List<Phrases> read() {
    Map<String, Phrases> all = new HashMap<>();
    List<Phrases> inOrder = new ArrayList<>();
    for (String line : lines()) {
      String[] row = line.split("\t", 3);
      Phrases phrases =
          all.computeIfAbsent(
              row[0],
              language -> {
                Phrases fresh = new Phrases(language, new ArrayList<>(), new ArrayList<>());
                inOrder.add(fresh);
                return fresh;
              });
      (row[1].equals("thing") ? phrases.things() : phrases.sentences()).add(row[2]);
    }
    return inOrder;
  }

  private static List<String> lines() {
    try (InputStream in = Chatter.class.getResourceAsStream("chatter.tsv")) {
      if (in == null) {
        throw new IllegalStateException(
            "this build holds no phrases (earshot/deploy/bench/chatter.tsv)");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the phrases that come with Earshot cannot be read", e);
    }
  }
}
