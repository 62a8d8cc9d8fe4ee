package earshot.deploy;

import earshot.deploy.config.Place;
import earshot.query.live.MadePlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What follows from the places that are watched: those of the file, and those that people added and
 * did not pause. It is found anew as soon as people change something about them.
 */
final class Following<T> implements Supplier<T> {
  private final List<Place> declared;
  private final Supplier<List<MadePlace>> made;
  private final PlaceTypes types;
  private final Function<List<Place>, T> found;
  private Optional<Seen<T>> last = Optional.empty();

  /** What was found of these. */
  private record Seen<T>(List<MadePlace> made, T found) {}

  /**
   * Finds nothing yet.
   *
   * @param made what people added, as it is now
   * @param found finds it, of all places that are watched
   */
  Following(
      List<Place> declared,
      Supplier<List<MadePlace>> made,
      PlaceTypes types,
      Function<List<Place>, T> found) {
    this.declared = List.copyOf(declared);
    this.made = made;
    this.types = types;
    this.found = found;
  }

  @Override
  public synchronized T get() {
    List<MadePlace> now = made.get();
    Seen<T> seen =
        last.filter(known -> known.made().equals(now))
            .orElseGet(() -> new Seen<>(now, found.apply(watched(now))));
    last = Optional.of(seen);
    return seen.found();
  }

  private List<Place> watched(List<MadePlace> added) {
    List<Place> places = new ArrayList<>(declared);
    for (MadePlace place : added) {
      if (!place.paused()) {
        types.place(place).ifPresent(places::add);
      }
    }
    return places;
  }
}
