package earshot.query.http;

import earshot.query.Unfit;
import earshot.query.Unfit.Kind;
import earshot.query.live.PlaceBook;
import earshot.query.live.PlaceBook.PlaceWish;
import earshot.query.live.PlaceBook.Watched;
import java.util.Optional;

/** Lets people say where Earshot listens; what the configuration declares stays as it is. */
public final class PlaceDesk {
  private final PlaceBook places;
  private final Wiring wiring;

  public PlaceDesk(PlaceBook places, Wiring wiring) {
    this.places = places;
    this.wiring = wiring;
  }

  /** Listens to this place from now on. */
  public Watched add(PlaceWish wish) {
    if (!places.drives()) {
      throw Problem.of(
              409,
              "elsewhere",
              "Sources run elsewhere",
              "a Kafka Connect cluster runs the sources of this Earshot; add the place there")
          .thrown();
    }
    if (wish.brands().isEmpty()) {
      throw new Unfit("brands", Kind.MISSING, "a place needs a brand that it speaks of");
    }
    wish.brands().stream()
        .filter(brand -> !wiring.knows(brand))
        .findFirst()
        .ifPresent(
            brand -> {
              throw new Unfit(
                  "brands", Kind.UNKNOWN, "there is no brand \"%s\"".formatted(brand), brand);
            });
    try {
      return places.add(wish);
    } catch (Unfit e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw JsonFields.refused("place", String.valueOf(e.getMessage()));
    }
  }

  /** Pauses an added place, or listens to it again. */
  public Watched pause(String id, boolean paused, Optional<String> by) {
    places.pause(unlocked(id).id(), paused, by);
    return known(id);
  }

  /** Forgets an added place. */
  public void remove(String id) {
    places.remove(unlocked(id).id());
  }

  private Watched known(String id) {
    return places.named(id).orElseThrow(() -> Problem.notFound("there is no place " + id).thrown());
  }

  private Watched unlocked(String id) {
    Watched place = known(id);
    if (place.declared()) {
      throw Problem.of(
              409,
              "locked",
              "The configuration declares this place",
              "it stands in the configuration; change it there and start again")
          .thrown();
    }
    return place;
  }
}
