package earshot.deploy;

import earshot.deploy.config.Configuration;
import earshot.deploy.config.Settings;
import earshot.query.pages.SettingsPage.Declared;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of the file as people may see them: what it says, and what holds by itself. */
final class DeclaredSettings {
  private static final String HIDDEN = "…";
  private static final String UNSET = "–";

  private DeclaredSettings() {}

  static List<Declared> of(Configuration configuration) {
    Map<String, AbstractConfig> sections = new TreeMap<>();
    sections.put("connect", configuration.connect());
    sections.put("elasticsearch", configuration.elasticsearch());
    sections.put("http", configuration.http());
    sections.put("kafka", configuration.kafka());
    sections.put("network", configuration.network());
    List<Declared> settings = new ArrayList<>();
    sections.forEach((name, section) -> settings.addAll(of(name, section)));
    return settings;
  }

  private static List<Declared> of(String name, AbstractConfig section) {
    List<Declared> settings = new ArrayList<>();
    ConfigDef declared = Objects.requireNonNull(Settings.SECTIONS.get(name), name);
    new TreeMap<>(declared.configKeys())
        .forEach(
            (key, setting) ->
                settings.add(
                    new Declared(
                        name + "." + key,
                        shown(section, setting),
                        section.originals().containsKey(key),
                        setting.documentation)));
    return settings;
  }

  private static String shown(AbstractConfig section, ConfigDef.ConfigKey setting) {
    Object value = section.values().get(setting.name);
    if (value == null) {
      return UNSET;
    }
    if (setting.type == ConfigDef.Type.PASSWORD) {
      return HIDDEN;
    }
    return value instanceof List<?> many
        ? String.join(", ", many.stream().map(String::valueOf).toList())
        : value.toString();
  }
}
