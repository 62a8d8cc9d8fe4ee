package earshot.assess.sentiment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which sets are trained on and how: weights, masks, sets left out with the reason, sizes. Names
 * sets and holds no texts.
 *
 * @param seed of everything random
 * @param epochs how often each text is seen
 * @param runs so many models are learnt side by side and averaged
 * @param rate of learning at the start; it falls to a tenth
 * @param balance 0 leaves classes as they are, 1 lets all weigh the same
 * @param pooledBits the pooled model has two to this many buckets
 * @param ownFrom a language with this many texts or more has a model of its own
 * @param bits sizes of languages' own models where the number of texts is no guide
 * @param listWords languages poor in texts, for which each word of the word list is a text of this
 *     weight
 * @param phrases languages with phrases of our own (phrases_LANGUAGE.tsv), by weight
 * @param sets by name; a set that isn't named counts once
 */
record Mixture(
    long seed,
    int epochs,
    int runs,
    float rate,
    float balance,
    int pooledBits,
    int ownFrom,
    Map<String, Integer> bits,
    Map<String, Float> listWords,
    Map<String, Float> phrases,
    Map<String, SetRule> sets) {

  /**
   * How one set is used.
   *
   * @param weight of each of its texts
   * @param languages other weights for some languages of the set
   * @param maskNeutral 1 says nothing about neutral, for sets that know two classes only; 0 says
   *     that its texts aren't neutral
   * @param leaveOut why the set is not trained on; empty where it is
   * @param labels a resource with labels of our own, by id, for a set that came without
   */
  record SetRule(
      float weight,
      Map<String, Float> languages,
      float maskNeutral,
      String leaveOut,
      String labels) {
    static final SetRule ONCE = new SetRule(1, Map.of(), 0, "", "");

    SetRule {
      if (!(weight >= 0 && weight <= 100) || !(maskNeutral >= 0 && maskNeutral <= 1)) {
        throw new IllegalArgumentException(
            "weight " + weight + " must lie in 0..100, maskNeutral " + maskNeutral + " in 0..1");
      }
    }

    float weightOf(String language) {
      return languages.getOrDefault(language, weight);
    }

    boolean leftOut() {
      return !leaveOut.isEmpty();
    }
  }

  Mixture {
    require("epochs", epochs, 1, 100);
    require("runs", runs, 1, 100);
    require("pooledBits", pooledBits, 8, 24);
  }

  private static void require(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " " + value + " must lie in " + least + ".." + most);
    }
  }

  SetRule rule(String set) {
    return sets.getOrDefault(set, SetRule.ONCE);
  }

  /** The mixture of a folder, the shipped one where it has none. */
  static Mixture of(Path folder) throws IOException {
    Path file = folder.resolve("mixture.json");
    try (InputStream in = Files.exists(file) ? Files.newInputStream(file) : shippedFile()) {
      return parse(new ObjectMapper().readTree(in));
    } catch (IllegalArgumentException e) {
      throw new IOException("mixture.json: " + e.getMessage(), e);
    }
  }

  private static InputStream shippedFile() throws IOException {
    InputStream in = Mixture.class.getResourceAsStream("mixture.json");
    if (in == null) {
      throw new IOException("this build holds no mixture (earshot/assess/sentiment/mixture.json)");
    }
    return in;
  }

  private static Mixture parse(JsonNode json) {
    Map<String, Integer> bits = new TreeMap<>();
    each(json.path("bits"), (name, value) -> bits.put(name, value.asInt()));
    Map<String, Float> listWords = new TreeMap<>();
    each(json.path("listWords"), (name, value) -> listWords.put(name, (float) value.asDouble()));
    Map<String, Float> phrases = new TreeMap<>();
    each(json.path("phrases"), (name, value) -> phrases.put(name, (float) value.asDouble()));
    Map<String, SetRule> sets = new TreeMap<>();
    each(json.path("sets"), (name, value) -> sets.put(name, rule(value)));
    return new Mixture(
        json.path("seed").asLong(1),
        json.path("epochs").asInt(5),
        json.path("runs").asInt(1),
        (float) json.path("rate").asDouble(0.5),
        (float) json.path("balance").asDouble(0.7),
        json.path("pooledBits").asInt(21),
        json.path("ownFrom").asInt(1500),
        bits,
        listWords,
        phrases,
        sets);
  }

  private static SetRule rule(JsonNode json) {
    Map<String, Float> languages = new TreeMap<>();
    each(json.path("languages"), (name, value) -> languages.put(name, (float) value.asDouble()));
    return new SetRule(
        (float) json.path("weight").asDouble(1),
        languages,
        (float) json.path("maskNeutral").asDouble(0),
        json.path("leaveOut").asText(""),
        json.path("labels").asText(""));
  }

  private interface Field {
    void accept(String name, JsonNode value);
  }

  private static void each(JsonNode object, Field field) {
    for (Iterator<Map.Entry<String, JsonNode>> fields = object.properties().iterator();
        fields.hasNext(); ) {
      Map.Entry<String, JsonNode> entry = fields.next();
      field.accept(entry.getKey(), entry.getValue());
    }
  }
}
