package earshot.deploy.demo;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reviews of the delivery service's little game, as Steam gives them
 * (https://partner.steamgames.com/doc/store/getreviews): last changed first, a thumb up or down,
 * and a cursor that leads on until a page is empty.
 */
final class GameReviews implements Stall {
  static final String GAME = "990004417";

  private static final Pattern PATH = Pattern.compile("/appreviews/(\\d+)");
  private static final Pattern CURSOR = Pattern.compile("\\*|(\\d{1,15})-(\\d{1,12})");
  private static final Set<String> KNOWN = Set.of("en", "ru", "ar");
  private static final long FIRST_ID = 180_000_000;
  private static final int GOOD = 3;
  private static final int MOST = 100;

  private final Town town;

  GameReviews(Town town) {
    this.town = town;
  }

  @Override
  public Optional<Reply> answer(Ask ask) {
    Matcher path = PATH.matcher(ask.path());
    return path.matches() ? Optional.of(reviews(path.group(1), ask)) : Optional.empty();
  }

  private Reply reviews(String game, Ask ask) {
    String cursor = ask.value("cursor").orElse("*");
    Matcher place = CURSOR.matcher(cursor);
    if (!game.equals(GAME) || !place.matches()) {
      return Reply.json(JsonNodeFactory.instance.objectNode().put("success", 2));
    }
    List<Utterance> shown =
        town.newestFirst(ask.now(), saying -> saying.channel() == Channel.STEAM)
            .filter(said -> !said.gone())
            .sorted(comparing(Utterance::changedAt).thenComparing(Utterance::number).reversed())
            .filter(said -> place.group(1) == null || isBehind(said, place))
            .limit(ask.number("num_per_page", 20, 1, MOST))
            .toList();
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("success", 1);
    answer.putObject("query_summary").put("num_reviews", shown.size());
    ArrayNode reviews = answer.putArray("reviews");
    shown.forEach(said -> review(reviews.addObject(), said));
    return Reply.json(answer.put("cursor", shown.isEmpty() ? cursor : cursor(shown.getLast())));
  }

  private static String cursor(Utterance said) {
    return said.changedAt().toEpochMilli() + "-" + said.number();
  }

  private static boolean isBehind(Utterance said, Matcher place) {
    Instant at = Instant.ofEpochMilli(Long.parseLong(place.group(1)));
    int order = said.changedAt().compareTo(at);
    return order < 0 || order == 0 && said.number() < Long.parseLong(place.group(2));
  }

  private static void review(ObjectNode review, Utterance said) {
    review.put("recommendationid", Long.toString(FIRST_ID + said.number()));
    review
        .putObject("author")
        .put("steamid", Integer.toUnsignedString(said.author().handle().hashCode()))
        .put("personaname", said.author().name())
        .put("playtime_forever", 60 + said.number() % 900);
    review
        .put("language", language(said.spoken()))
        .put("review", said.text())
        .put("timestamp_created", said.saidAt().getEpochSecond())
        .put("timestamp_updated", said.editedAt().orElse(said.saidAt()).getEpochSecond())
        .put("voted_up", said.stars().orElse(GOOD) >= GOOD)
        .put("votes_up", said.number() % 17)
        .put("votes_funny", said.number() % 4)
        .put("comment_count", 0);
  }

  /** Steam has words for some languages; who speaks another one has chosen English. */
  private static String language(String code) {
    Locale spoken = Locale.of(KNOWN.contains(code) ? code : "en");
    return spoken.getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT);
  }
}
