package earshot.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.sources.mastodon.MastodonSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranslationTest {
  private static final List<String> SENTENCES =
      List.of("covers", "cannot", "edits", "deletions", "cost", "retention", "key", "reply");

  private static final List<MentionConnector> CONNECTORS =
      ServiceLoader.load(SourceConnector.class).stream()
          .map(ServiceLoader.Provider::get)
          .filter(MentionConnector.class::isInstance)
          .map(MentionConnector.class::cast)
          .toList();

  @Test
  void aLanguageThatNobodyWroteInSpeaksEnglish() {
    Source mastodon = new MastodonSource();
    Translation german = Translation.of(mastodon, Locale.GERMAN);
    ConfigDef.ConfigKey server = mastodon.config().configKeys().get("server");

    assertThat(german.card(mastodon.card())).isEqualTo(mastodon.card());
    assertThat(german.of(server)).isEqualTo(server.documentation);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fa", "hy", "ru"})
  void nothingIsSaidOfWhatThereIsNot(String language) throws IOException {
    Set<String> known = new HashSet<>();
    for (MentionConnector connector : CONNECTORS) {
      Set<String> settings = connector.place().names();
      Collection<String> due =
          settings.stream().map(name -> "setting." + name).collect(Collectors.toSet());
      due.addAll(SENTENCES);
      known.addAll(settings);
      assertThat(keys(connector.source().getClass(), "card_" + language)).isSubsetOf(due);
    }
    assertThat(keys(Translation.class, "settings_" + language)).isSubsetOf(known);
  }

  private static Set<String> keys(Class<?> room, String file) throws IOException {
    Properties words = new Properties();
    try (InputStream bytes = room.getResourceAsStream(file + ".properties")) {
      assertThat(bytes).as(file + " of " + room).isNotNull();
      words.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    }
    return new TreeSet<>(words.stringPropertyNames());
  }
}
