package earshot.query.elasticsearch;

import earshot.assess.query.Field;
import earshot.assess.text.Keywords;
import earshot.assess.text.Tokens;
import earshot.assess.text.Urls;
import earshot.mention.Author;
import earshot.mention.Label;
import earshot.mention.Mention;
import earshot.mention.Priority;
import earshot.mention.Sentiment;
import earshot.mention.Statement;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What the fields of the query language hold of a mention, folded as queries fold them. */
final class FieldValues {
  private final Map<Field, Set<String>> values = new EnumMap<>(Field.class);

  private FieldValues() {}

  static Map<Field, Set<String>> of(Mention mention) {
    FieldValues seen = new FieldValues();
    seen.small(Field.SOURCE, mention.source());
    seen.small(Field.KIND, mention.kind().word());
    mention.brands().forEach(brand -> seen.put(Field.BRAND, Keywords.fold(brand)));
    Tokens.of(mention.words()).urls().forEach(seen::link);
    mention.url().ifPresent(seen::url);
    mention.language().ifPresent(language -> seen.small(Field.LANG, language));
    mention.status().ifPresent(status -> seen.small(Field.STATUS, status));
    mention.author().ifPresent(author -> author(seen, author));
    mention.sentiment().ifPresent(sentiment -> sentiment(seen, sentiment));
    mention.statements().forEach(statement -> statement(seen, statement));
    flags(seen, mention);
    return seen.values;
  }

  private void put(Field field, String value) {
    values.computeIfAbsent(field, f -> new LinkedHashSet<>()).add(value);
  }

  private void small(Field field, String value) {
    put(field, value.strip().toLowerCase(Locale.ROOT));
  }

  private void has(String flag) {
    put(Field.HAS, flag);
  }

  private void is(String flag) {
    put(Field.IS, flag);
  }

  private void url(String url) {
    Urls.hosts(url).forEach(host -> put(Field.SITE, host));
    Urls.keys(url).forEach(key -> put(Field.URL, key));
    has("url");
  }

  private void link(String url) {
    Urls.keys(url).forEach(key -> put(Field.URL, key));
    has("link");
  }

  private static void author(FieldValues seen, Author author) {
    author.name().ifPresent(name -> seen.put(Field.AUTHOR, Keywords.fold(name)));
    author.handle().ifPresent(handle -> seen.put(Field.AUTHOR, Keywords.fold(handle)));
    seen.has("author");
    has(seen, "followers", author.followers().isPresent());
  }

  private static void sentiment(FieldValues seen, Sentiment sentiment) {
    seen.small(Field.SENTIMENT, sentiment.label().word());
    if (sentiment.mixed()) {
      seen.is("mixed");
    }
    if (sentiment.label() == Label.NEGATIVE) {
      seen.is("complaint");
    }
  }

  private static void statement(FieldValues seen, Statement statement) {
    statement.group().ifPresent(group -> seen.small(Field.GROUP, group));
    statement.theme().ifPresent(theme -> seen.put(Field.THEME, Keywords.fold(theme)));
    has(seen, "group", statement.group().isPresent());
    has(seen, "theme", statement.theme().isPresent());
  }

  private static void flags(FieldValues seen, Mention mention) {
    has(seen, "title", mention.title().isPresent());
    has(seen, "rating", mention.rating().isPresent());
    has(seen, "place", mention.place().isPresent());
    has(seen, "thread", mention.thread().isPresent());
    has(seen, "assignee", mention.assignee().isPresent());
    has(seen, "reply", mention.reply().isPresent());
    is(seen, "answered", mention.reply().isPresent());
    is(seen, "edited", mention.editedAt().isPresent());
    is(seen, "backfilled", mention.backfilled());
    is(seen, "question", mention.priority().filter(FieldValues::asks).isPresent());
  }

  private static boolean asks(Priority priority) {
    return priority.terms().getOrDefault("question", 0.0) > 0;
  }

  private static void has(FieldValues seen, String flag, boolean present) {
    if (present) {
      seen.has(flag);
    }
  }

  private static void is(FieldValues seen, String flag, boolean applies) {
    if (applies) {
      seen.is(flag);
    }
  }
}
