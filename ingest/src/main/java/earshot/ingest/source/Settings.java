package earshot.ingest.source;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;
import org.jspecify.annotations.Nullable;

/** The settings of one place, each with its sentence, in the few kinds that sources need. */
public final class Settings {
  private static final String BASE_URL = "base-url";
  private final ConfigDef settings = new ConfigDef();

  /** A text that must be there. */
  public Settings must(String name, String sentence) {
    return must(name, "\\P{Blank}[\\s\\S]*", "some text", sentence);
  }

  /** A text that must be there in this form. */
  public Settings must(String name, String form, String due, String sentence) {
    return add(name, ConfigDef.Type.STRING, ConfigDef.NO_DEFAULT_VALUE, form(form, due), sentence);
  }

  /** A text in this form that is this one unless somebody says otherwise. */
  public Settings may(String name, String otherwise, String form, String due, String sentence) {
    return add(name, ConfigDef.Type.STRING, otherwise, form(form, due), sentence);
  }

  /** A text that need not be there. */
  public Settings may(String name, @Nullable String otherwise, String sentence) {
    return add(name, ConfigDef.Type.STRING, otherwise, null, sentence);
  }

  /** Some of these words. */
  public Settings some(String name, List<String> words, String sentence) {
    return some(name, words, List.of(), sentence);
  }

  /** Some of these words: the first ones, unless somebody says otherwise. */
  public Settings some(String name, List<String> usual, List<String> others, String sentence) {
    String[] all = Stream.concat(usual.stream(), others.stream()).toArray(String[]::new);
    return add(
        name, ConfigDef.Type.LIST, String.join(",", usual), ConfigDef.ValidList.in(all), sentence);
  }

  /** A list that must be there. */
  public Settings list(String name, String sentence) {
    return add(name, ConfigDef.Type.LIST, ConfigDef.NO_DEFAULT_VALUE, null, sentence);
  }

  /** A list that need not be there. */
  public Settings list(String name, String otherwise, String sentence) {
    return add(name, ConfigDef.Type.LIST, otherwise, null, sentence);
  }

  /** Who speaks for the brand; see {@link Ours}. */
  public Settings ours(String who) {
    return list(
        Ours.SETTING, "", who + ": what they answer is shown as the answer and is no mention");
  }

  /** A number of at least one. */
  public Settings count(String name, long otherwise, String sentence) {
    return add(
        name, ConfigDef.Type.LONG, otherwise, ConfigDef.Range.between(1, Long.MAX_VALUE), sentence);
  }

  /** A key that must be there; see {@link #secret(AbstractConfig, String)}. */
  public Settings secret(String name, String sentence) {
    return add(
        name, ConfigDef.Type.PASSWORD, ConfigDef.NO_DEFAULT_VALUE, carriable(name), sentence);
  }

  /** A key that need not be there. */
  public Settings maySecret(String name, String sentence) {
    return add(name, ConfigDef.Type.PASSWORD, null, carriable(name), sentence);
  }

  /** A key as the text of a file, which may have lines; it must be there. */
  public Settings pem(String name, String sentence) {
    return add(name, ConfigDef.Type.PASSWORD, ConfigDef.NO_DEFAULT_VALUE, null, sentence);
  }

  /** Where the place is asked, so that a proxy or a test can stand in. */
  public Settings base(@Nullable String otherwise, String sentence) {
    return address(BASE_URL, otherwise, sentence);
  }

  /** An address of the web. */
  public Settings address(String name, @Nullable String otherwise, String sentence) {
    return add(name, ConfigDef.Type.STRING, otherwise, Addresses.http(), sentence);
  }

  /** An address of the web that must be there. */
  public Settings mustAddress(String name, String sentence) {
    return add(name, ConfigDef.Type.STRING, ConfigDef.NO_DEFAULT_VALUE, Addresses.http(), sentence);
  }

  private Settings add(
      String name,
      ConfigDef.Type type,
      @Nullable Object otherwise,
      ConfigDef.@Nullable Validator validator,
      String sentence) {
    settings.define(name, type, otherwise, validator, ConfigDef.Importance.MEDIUM, sentence);
    return this;
  }

  public ConfigDef config() {
    return settings;
  }

  private static ConfigDef.Validator form(String form, String due) {
    return ConfigDef.LambdaValidator.with(
        (name, value) -> {
          if (value == null || !value.toString().strip().matches(form)) {
            throw new ConfigException(name, value, due + " is due");
          }
        },
        () -> due);
  }

  /** Refuses by name only: a message with the key in it would be a leak. */
  private static ConfigDef.Validator carriable(String setting) {
    return ConfigDef.LambdaValidator.with(
        (name, value) -> {
          if (value instanceof Password key && !key.value().strip().matches("[!-~]+")) {
            throw new ConfigException(setting + " must be letters, digits and signs of ASCII");
          }
        },
        () -> "letters, digits and signs of ASCII");
  }

  /** Where this place is asked. */
  public static HttpUrl base(AbstractConfig place) {
    return HttpUrl.get(place.getString(BASE_URL));
  }

  /** A text that need not be there, and that a blank one is not. */
  public static Optional<String> text(AbstractConfig place, String name) {
    return Optional.ofNullable(place.getString(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  /** A key without the line end that a file may have given it. */
  public static String secret(AbstractConfig place, String name) {
    return place.getPassword(name).value().strip();
  }

  /** A key that need not be there; null where it is not. */
  public static @Nullable String maySecret(AbstractConfig place, String name) {
    return place.getPassword(name) == null ? null : secret(place, name);
  }

  /** A text or key that need not be there unless for this, as in "replies". */
  public static String needed(AbstractConfig place, String name, String what) {
    boolean key = place.typeOf(name) == ConfigDef.Type.PASSWORD;
    String text = key ? maySecret(place, name) : place.getString(name);
    if (text == null || text.isBlank()) {
      throw new ConfigException(what + " need " + name);
    }
    return text.strip();
  }

  /** The entries of a list, each once and none blank. */
  public static List<String> list(AbstractConfig place, String name) {
    return place.getList(name).stream()
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .distinct()
        .toList();
  }
}
