package earshot.ingest.sources.tripadvisor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.Settings;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigException;

/**
 * What the account's documentation says of an answer: where it is asked for, and under which names
 * it gives what we know by ours.
 *
 * @param theirs by ours; dots lead into objects
 */
record Described(String path, String version, Map<String, String> theirs) {
  /** A review, as the API before Terra named its parts. */
  static final Map<String, String> REVIEW =
      new TreeMap<>(
          Map.of(
              "id", "id",
              "title", "title",
              "text", "text",
              "rating", "rating",
              "language", "lang",
              "published", "published_date",
              "url", "url",
              "author", "user.username",
              "reply", "owner_response.text",
              "replied", "owner_response.published_date"));

  /** A location. */
  static final Map<String, String> LISTING =
      new TreeMap<>(
          Map.of(
              "name", "name",
              "phone", "phone",
              "website", "website",
              "address", "address_obj.address_string",
              "hours", "hours.weekday_text",
              "menu", "menu",
              "price range", "price_level",
              "rating", "rating",
              "reviews", "num_reviews",
              "url", "web_url"));

  /** What two settings of a place say: a path, and names that are not the usual ones. */
  static Described of(AbstractConfig place, String path, String names, Map<String, String> usual) {
    String where = place.getString(path).strip();
    String location = place.getString("location").strip();
    return new Described(
        where.replace("{location}", location),
        place.getString("version"),
        named(names, usual, Settings.list(place, names)));
  }

  private static Map<String, String> named(
      String setting, Map<String, String> usual, List<String> others) {
    Map<String, String> theirs = new TreeMap<>(usual);
    for (String pair : others) {
      String[] names = pair.split("=", 2);
      if (names.length < 2 || names[1].isBlank() || !usual.containsKey(names[0].strip())) {
        throw new ConfigException(setting, pair, "ours=theirs is due; ours are " + names(usual));
      }
      theirs.put(names[0].strip(), names[1].strip());
    }
    return theirs;
  }

  static String names(Map<String, String> usual) {
    return String.join(", ", usual.keySet());
  }

  HttpUrl.Builder at(Api api) {
    return api.at(path).addQueryParameter("version", version);
  }

  /** Where an answer has what we know by this name. */
  String pointer(String ours) {
    return "/" + String.valueOf(theirs.get(ours)).replace('.', '/');
  }

  /** What is there under our names. */
  JsonNode ours(JsonNode answer) {
    ObjectNode ours = JsonNodeFactory.instance.objectNode();
    theirs.keySet().forEach(name -> ours.set(name, answer.at(pointer(name))));
    return ours;
  }
}
