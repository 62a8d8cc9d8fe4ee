package earshot.deploy.files;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which column gives which field: as a person says, else by usual names of columns, and of a survey
 * every column in which people wrote freely.
 *
 * @param fields column by field, for fields that have one
 * @param texts columns that each hold something said
 */
record Columns(Map<String, String> fields, List<String> texts) {
  static final String ID = "id";
  static final String TEXT = "text";
  static final String TITLE = "title";
  static final String AUTHOR = "author";
  static final String RATING = "rating";
  static final String DATE = "date";
  static final String THREAD = "thread";
  private static final String IGNORE = "ignore";

  /** Usual names, bare of everything but letters and digits. */
  private static final Map<String, List<String>> NAMES = names();

  /** How many words an answer has on average that is not a choice from a list. */
  private static final double WORDS_OF_ANSWERS = 1.5;

  private static final double WORDS_OF_TEXTS = 3;

  private static Map<String, List<String>> names() {
    Map<String, List<String>> names = new LinkedHashMap<>();
    names.put(ID, words("id reviewid responseid respondentid commentid messageid feedbackid uuid"));
    names.put(
        TEXT,
        words(
            "text review reviewtext reviewbody reviewcontent body comment comments commenttext content message"
                + " messagetext feedback description answer отзыв текст комментарий сообщение نظر متن دیدگاه"
                + " پیام կարծիք տեքստ մեկնաբանություն հաղորդագրություն kommentar rezension nachricht meinung"
                + " commentaire avis texte comentario opinión reseña texto mensaje commento recensione testo"
                + " comentário opinião mensagem yorum"));
    names.put(
        TITLE,
        words(
            "title reviewtitle subject headline summary question заголовок тема عنوان վերնագիր titel betreff"
                + " überschrift titre objet título titulo asunto titolo oggetto assunto başlık"));
    names.put(
        AUTHOR,
        words(
            "author authorname name fullname user username reviewer reviewername customer customername sender"
                + " sendername from speaker participant respondent имя автор نام نویسنده անուն հեղինակ"
                + " autor verfasser kunde kundenname auteur nom client nombre cliente autore nome yazar"));
    names.put("handle", words("handle screenname"));
    names.put("url", words("url link permalink reviewlink reviewurl"));
    names.put(
        RATING,
        words(
            "rating ratingvalue reviewrating stars starrating score оценка امتیاز գնահատական sterne"
                + " bewertung étoiles puntuación valoración calificación estrellas valutazione stelle punteggio"
                + " estrelas avaliação classificação puan"));
    names.put(
        DATE,
        words(
            "date time datetime timestamp when created createdat createdtime creationdate published"
                + " publishedat publishdate submitted submittedat submitdate reviewdate reviewsubmitdateandtime sent"
                + " sentat дата تاریخ ամսաթիվ datum fecha tarih"));
    names.put("language", words("language lang locale reviewerlanguage"));
    names.put(
        THREAD,
        words("thread threadid conversation conversationid ticket ticketid session chatid"));
    names.put("place", words("place location store branch shop venue locationname"));
    names.put("contact", words("contact email emailaddress mail phone telephone"));
    return names;
  }

  private static List<String> words(String words) {
    return List.of(words.split(" "));
  }

  /**
   * The columns of a file.
   *
   * @param header names of its columns
   * @param told field by column, as a person says
   * @param answers whether each column that holds free text is something said
   */
  static Columns of(
      List<String> header, Collection<Row> sample, Map<String, String> told, boolean answers) {
    Map<String, String> byColumn = new LinkedHashMap<>();
    told.forEach((column, field) -> byColumn.put(column(column, header), field(field)));
    boolean textsTold = byColumn.containsValue(TEXT);
    Map<String, String> fields = new LinkedHashMap<>();
    List<String> texts = new ArrayList<>();
    for (String column : header) {
      String field = Optional.ofNullable(byColumn.get(column)).orElseGet(() -> usual(column));
      boolean free = field.isEmpty() && answers && freeText(column, sample);
      if (byColumn.containsKey(column)
          ? field.equals(TEXT)
          : !textsTold && (free || field.equals(TEXT))) {
        texts.add(column);
      } else if (!field.isEmpty() && !field.equals(IGNORE) && !field.equals(TEXT)) {
        place(field, column, byColumn.containsKey(column), fields);
      }
    }
    return new Columns(fields, answers || textsTold ? texts : texts.stream().limit(1).toList());
  }

  private static void place(String field, String column, boolean told, Map<String, String> fields) {
    if (told) {
      fields.put(field, column);
    } else {
      fields.putIfAbsent(field, column);
    }
  }

  private static String column(String written, List<String> header) {
    return header.stream()
        .filter(column -> column.equalsIgnoreCase(written.strip()))
        .findFirst()
        .orElseThrow(
            () ->
                new Unusable(
                    "there is no column '%s'; the columns are: %s"
                        .formatted(written, String.join(", ", header))));
  }

  private static String field(String written) {
    String field = written.strip().equals("publishedAt") ? DATE : written.strip();
    if (!NAMES.containsKey(field) && !field.equals(IGNORE)) {
      throw new Unusable(
          "there is no field '%s'; known are: %s, %s"
              .formatted(written, String.join(", ", NAMES.keySet()), IGNORE));
    }
    return field;
  }

  private static String usual(String column) {
    String bare = column.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{M}\\p{N}]", "");
    return NAMES.entrySet().stream()
        .filter(field -> field.getValue().contains(bare))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }

  private static boolean freeText(String column, Collection<Row> sample) {
    List<String> values =
        sample.stream().map(row -> row.cell(column)).flatMap(Optional::stream).toList();
    Set<String> distinct = new HashSet<>(values);
    double words =
        values.stream().mapToInt(value -> value.strip().split("\\s+").length).average().orElse(0);
    boolean letters = values.stream().anyMatch(value -> value.matches("(?s).*\\p{L}{3}.*"));
    boolean question = column.strip().matches(".*[?؟՞;]");
    return letters
        && distinct.size() * 2 > values.size()
        && words >= (question ? WORDS_OF_ANSWERS : WORDS_OF_TEXTS);
  }

  Optional<String> of(String field, Row row) {
    return Optional.ofNullable(fields.get(field)).flatMap(row::cell);
  }

  /** Refuses a file that says nothing. */
  Columns usable(List<String> header) {
    if (texts.isEmpty() && !fields.containsKey(RATING)) {
      throw new Unusable(
          "no column holds what was said; say --map COLUMN=text (columns: %s)"
              .formatted(String.join(", ", header)));
    }
    return this;
  }

  /** For people: what is read as what. */
  String told(List<String> header) {
    String read =
        Stream.concat(
                texts.stream().map(column -> "text from '" + column + "'"),
                fields.entrySet().stream().map(f -> f.getKey() + " from '" + f.getValue() + "'"))
            .collect(Collectors.joining(", "));
    String rest =
        header.stream()
            .filter(column -> !texts.contains(column) && !fields.containsValue(column))
            .collect(Collectors.joining(", "));
    return rest.isEmpty() ? read : read + "; not read: " + rest;
  }
}
