package earshot.assess.match;

import earshot.assess.query.Field;
import earshot.assess.text.Keywords;
import earshot.assess.text.Terms;
import earshot.assess.text.Tokens;
import earshot.assess.text.Urls;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What queries can ask of one mention: its words by position and the values of its fields, all
 * folded. Used by one thread.
 */
public final class Matchable {
  /**
   * Positions between the last word of the title and the first of the text, as an index keeps
   * between two values of a field.
   */
  static final int GAP = 100;

  private static final int[] NOWHERE = {};

  private final Tokens title;
  private final Tokens text;
  private final Set<String> tags = new LinkedHashSet<>();
  private final Map<Field, Set<String>> values;
  private final Map<Field, Double> numbers;
  private @Nullable Map<String, int[]> words;
  private @Nullable Map<String, int[]> raw;

  private Matchable(Builder builder) {
    title = Tokens.of(builder.title);
    text = Tokens.of(builder.text);
    tags.addAll(title.tags());
    tags.addAll(text.tags());
    values = builder.values;
    numbers = builder.numbers;
    Set<String> links = new LinkedHashSet<>(title.urls());
    links.addAll(text.urls());
    links.forEach(link -> builder.put(values, Field.URL, Urls.keys(link)));
    if (!links.isEmpty()) {
      builder.put(values, Field.HAS, Set.of("link"));
    }
  }

  public static Builder of(String text) {
    return new Builder(text);
  }

  public Tokens title() {
    return title;
  }

  public Tokens text() {
    return text;
  }

  /** Hashtags and handles of title and text with their sign, folded. */
  public Set<String> tags() {
    return tags;
  }

  /** The folded values of a field; empty when nothing is known. */
  public Set<String> values(Field field) {
    return values.getOrDefault(field, Set.of());
  }

  Map<Field, Double> numbers() {
    return numbers;
  }

  int[] positions(String word) {
    return words().getOrDefault(word, NOWHERE);
  }

  int[] rawPositions(String term) {
    Map<String, int[]> known = raw;
    if (known == null) {
      known = new Positions().add(title.raw()).add(text.raw()).map();
      raw = known;
    }
    return known.getOrDefault(term, NOWHERE);
  }

  Map<String, int[]> words() {
    Map<String, int[]> known = words;
    if (known == null) {
      known = new Positions().add(title.words()).add(text.words()).map();
      words = known;
    }
    return known;
  }

  /** Collects what is known about one mention; what is not said is absent and matches nothing. */
  public static final class Builder {
    private final String text;
    private String title = "";
    private final Map<Field, Set<String>> values = new EnumMap<>(Field.class);
    private final Map<Field, Double> numbers = new EnumMap<>(Field.class);

    private Builder(String text) {
      this.text = text;
    }

    public Builder title(String title) {
      this.title = title;
      return title.isBlank() ? this : has("title");
    }

    public Builder source(String source) {
      return small(Field.SOURCE, source);
    }

    public Builder kind(String kind) {
      return small(Field.KIND, kind);
    }

    public Builder brands(Collection<String> brands) {
      brands.forEach(brand -> put(values, Field.BRAND, Set.of(Keywords.fold(brand))));
      return this;
    }

    /** The author's name and handle, with or without its sign. */
    public Builder author(String... names) {
      for (String name : names) {
        put(values, Field.AUTHOR, Set.of(Keywords.fold(name)));
      }
      return has("author");
    }

    /**
     * The mention's own address: {@code site:} asks for its host; {@code url:} for it and for those
     * in the text.
     */
    public Builder url(String url) {
      put(values, Field.SITE, Urls.hosts(url));
      put(values, Field.URL, Urls.keys(url));
      return has("url");
    }

    public Builder language(String language) {
      return small(Field.LANG, language);
    }

    public Builder sentiment(String label) {
      return small(Field.SENTIMENT, label);
    }

    public Builder status(String status) {
      return small(Field.STATUS, status);
    }

    public Builder group(String group) {
      small(Field.GROUP, group);
      return has("group");
    }

    public Builder theme(String theme) {
      put(values, Field.THEME, Set.of(Keywords.fold(theme)));
      return has("theme");
    }

    /** The id of what the discussion begins with. */
    public Builder thread(String id) {
      small(Field.THREAD, id);
      return has("thread");
    }

    /** Normalised to 1–5. */
    public Builder rating(double rating) {
      numbers.put(Field.RATING, rating);
      return has("rating");
    }

    public Builder followers(long followers) {
      numbers.put(Field.FOLLOWERS, (double) followers);
      return has("followers");
    }

    public Builder publishedAt(Instant instant) {
      numbers.put(Field.PUBLISHED, (double) instant.toEpochMilli());
      return this;
    }

    /** One of the flags of {@code has:}. */
    public Builder has(String flag) {
      return flag(Field.HAS, flag);
    }

    /** One of the flags of {@code is:}. */
    public Builder is(String flag) {
      return flag(Field.IS, flag);
    }

    public Matchable build() {
      return new Matchable(this);
    }

    private Builder flag(Field field, String flag) {
      if (!field.allowed().contains(flag)) {
        throw new IllegalArgumentException(
            field.label() + " knows " + field.allowed() + ", not " + flag);
      }
      put(values, field, Set.of(flag));
      return this;
    }

    private Builder small(Field field, String value) {
      put(values, field, Set.of(value.strip().toLowerCase(Locale.ROOT)));
      return this;
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
      Set<String> all = new LinkedHashSet<>(some);
      all.addAll(more);
      return all;
    }

    private void put(Map<Field, Set<String>> into, Field field, Set<String> more) {
      into.merge(field, more, Builder::union); // mostly there is one value, in a set of its own
    }
  }

  /** Where each term stands, over title and text. */
  private static final class Positions {
    private final Map<String, List<Integer>> lists = new HashMap<>();
    private int next;

    Positions add(Terms terms) {
      int base = next == 0 || terms.isEmpty() ? next : next + GAP;
      for (int i = 0; i < terms.size(); i++) {
        lists.computeIfAbsent(terms.term(i), term -> new ArrayList<>(2)).add(base + i);
      }
      next = base + terms.size();
      return this;
    }

    Map<String, int[]> map() {
      Map<String, int[]> map = new LinkedHashMap<>(lists.size() * 2);
      lists.forEach(
          (term, list) -> map.put(term, list.stream().mapToInt(Integer::intValue).toArray()));
      return map;
    }
  }
}
