package earshot.query.http;

import earshot.query.live.PlaceBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
  public List<PlaceType> types() {
    return List.of(
        new PlaceType(
            "mastodon",
            "Public posts of a server.",
            "None needed.",
            List.of(
                new Setting("server", Kind.TEXT, true, true, "", "Address of the server."),
                new Setting("hashtags", Kind.LIST, false, true, "", "Tags without their sign."),
                new Setting("token", Kind.SECRET, false, true, "", "For what asks for one."),
                new Setting("every", Kind.TEXT, false, false, "1h", "From walk to walk."))));
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
