package earshot.query.http;

import earshot.query.live.PlaceBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Places without Kafka and Connect: one is declared, and a Mastodon server can be added. */
public final class Posts implements PlaceBook {
  public static final Watched DECLARED =
      new Watched(
          "webpage-1",
          "webpage",
          List.of("Acme Coffee"),
          Map.of("url", "https://reviews.example/acme"),
          true,
          false);

  public final List<Watched> added = new ArrayList<>();
  public boolean driven = true;

  @Override
  public List<Watched> all() {
    List<Watched> all = new ArrayList<>(List.of(DECLARED));
    all.addAll(added);
    return all;
  }

  @Override
  public List<PlaceType> types(Locale language) {
    UnaryOperator<String> in =
        english -> language.getLanguage().equals("en") ? english : "به زبان خواننده.";
    return List.of(new PlaceType("mastodon", about(in), settings(in)));
  }

  private static About about(UnaryOperator<String> in) {
    return new About(
        in.apply("Public posts of a server."),
        in.apply("Posts for followers."),
        "complete",
        in.apply("Seen when asked again."),
        in.apply("Seen when gone."),
        in.apply("Free."),
        in.apply("No rule."),
        in.apply("Yes, in public."),
        "recordings and model",
        in.apply("None needed."));
  }

  private static List<Setting> settings(UnaryOperator<String> in) {
    return List.of(
        new Setting("server", Kind.TEXT, true, true, "", in.apply("Address of the server")),
        new Setting("hashtags", Kind.LIST, false, true, "", in.apply("Tags without their sign")),
        new Setting("token", Kind.SECRET, false, true, "", in.apply("For what asks for one")),
        new Setting(
            "every",
            Kind.TEXT,
            false,
            false,
            "1h",
            in.apply("From walk to walk. Unset, it is 1h.")));
  }

  @Override
  public boolean drives() {
    return driven;
  }

  @Override
  public Watched add(PlaceWish wish) {
    if (!wish.settings().containsKey("server")) {
      throw new IllegalArgumentException("a source of type mastodon needs 'server'");
    }
    Map<String, String> settings = new TreeMap<>();
    wish.settings().forEach((name, values) -> settings.put(name, String.join(", ", values)));
    Watched place =
        new Watched("p" + added.size(), wish.type(), wish.brands(), settings, false, false);
    added.add(place);
    return place;
  }

  @Override
  public void pause(String id, boolean paused, Optional<String> by) {
    added.replaceAll(
        place ->
            place.id().equals(id)
                ? new Watched(id, place.type(), place.brands(), place.settings(), false, paused)
                : place);
  }

  @Override
  public void remove(String id) {
    added.removeIf(place -> place.id().equals(id));
  }
}
