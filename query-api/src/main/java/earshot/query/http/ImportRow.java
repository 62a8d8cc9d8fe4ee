package earshot.query.http;

import earshot.mention.Contact;
import earshot.mention.Draft;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.Rating;
import earshot.query.Intake.HandedIn;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One thing said, as a row of an import has it. */
final class ImportRow {
  /** The source of all such mentions. */
  static final String SOURCE = "import";

  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "text",
          "title",
          "author",
          "handle",
          "url",
          "rating",
          "ratingMin",
          "ratingMax",
          "publishedAt",
          "language",
          "thread",
          "place",
          "contact",
          "ordinal");

  /** What tells two rows without an id apart, beside what was said, when and how good it was. */
  private static final List<String> NAMING =
      List.of("title", "author", "handle", "thread", "place", "url");

  /** What was said longer ago is history and raises no alert. */
  private static final Duration NEWS = Duration.ofDays(2);

  private static final Duration WRONG_CLOCKS = Duration.ofDays(1);
  private static final Pattern LANGUAGE = Pattern.compile("([A-Za-z]{2,3})([-_].*)?");
  private static final int LONGEST_LINE = 2_000;

  private final JsonFields fields;

  private ImportRow(JsonFields fields) {
    this.fields = fields;
  }

  static ImportRow of(String json) {
    return new ImportRow(JsonFields.of(json, FIELDS));
  }

  /**
   * This row as something said.
   *
   * @param account keeps ids of different origins apart
   */
  HandedIn handedIn(ImportKind kind, String brand, String account, Instant now) {
    Optional<Instant> at = at(now);
    Optional<String> author = line("author");
    Draft draft =
        Mention.said(SOURCE, account, line("id").orElseGet(() -> hash(at)), kind.kind())
            .title(line("title").orElse(null))
            .text(text().orElse(null))
            .author(author.orElse(null), line("handle").orElse(null), null)
            .url(url().orElse(null))
            .rating(rating().orElse(null))
            .publishedAt(at.orElse(null))
            .language(language().orElse(null))
            .thread(line("thread").orElse(null))
            .place(line("place").orElse(null));
    boolean history = at.map(then -> then.isBefore(now.minus(NEWS))).orElse(true);
    return new HandedIn(
        draft.collected(now, List.of(brand), false, history),
        line("contact").map(address -> new Contact(address, now)));
  }

  private Optional<String> line(String field) {
    return fields.text(field, LONGEST_LINE);
  }

  private Optional<String> text() {
    Optional<String> text = fields.text("text", Integer.MAX_VALUE);
    if (text.isEmpty() && fields.number("rating").isEmpty()) {
      throw JsonFields.refused("text", "a row needs a text or a rating");
    }
    return text;
  }

  /**
   * Names a row that has no id by what was said, by whom, when and where in the file's order among
   * equal ones, so that the same file gives the same names again.
   */
  private String hash(Optional<Instant> at) {
    Stream<String> words =
        Stream.concat(Stream.of(text().orElse("")), NAMING.stream().map(f -> line(f).orElse("")));
    Stream<String> facts =
        Stream.of(
            at.map(Instant::toString).orElse(""),
            fields.number("rating").map(String::valueOf).orElse(""),
            String.valueOf(ordinal()));
    String said = Stream.concat(words, facts).collect(Collectors.joining("\0"));
    return MentionId.of("said", "", said).value();
  }

  private long ordinal() {
    double ordinal = fields.number("ordinal").orElse(1.0);
    if (ordinal < 1 || ordinal != Math.rint(ordinal)) {
      throw JsonFields.refused("ordinal", "ordinal counts equal rows from 1");
    }
    return (long) ordinal;
  }

  private Optional<Rating> rating() {
    double min = fields.number("ratingMin").orElse(1.0);
    double max = fields.number("ratingMax").orElse(5.0);
    if (!(min < max)) {
      throw JsonFields.refused("ratingMin", "ratingMin must be below ratingMax");
    }
    return fields.number("rating").map(value -> rating(value, min, max));
  }

  private static Rating rating(double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw JsonFields.refused(
          "rating", "rating %s is not on the scale from %s to %s".formatted(value, min, max));
    }
    return new Rating(value, min, max);
  }

  private Optional<Instant> at(Instant now) {
    Optional<Instant> at = fields.time("publishedAt");
    if (at.filter(then -> then.isAfter(now.plus(WRONG_CLOCKS))).isPresent()) {
      throw JsonFields.refused("publishedAt", "publishedAt lies in the future: " + at.get());
    }
    return at;
  }

  private Optional<String> url() {
    Optional<String> url = line("url");
    if (url.isPresent() && !web(url.get())) {
      throw JsonFields.refused("url", "url must begin with https:// or http://");
    }
    return url;
  }

  private static boolean web(String url) {
    try {
      URI uri = URI.create(url);
      return uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private Optional<String> language() {
    return line("language")
        .map(
            written -> {
              if (!LANGUAGE.matcher(written).matches()) {
                throw JsonFields.refused("language", "language must be a code such as en or hy-AM");
              }
              return LANGUAGE.matcher(written).replaceFirst("$1").toLowerCase(Locale.ROOT);
            });
  }
}
