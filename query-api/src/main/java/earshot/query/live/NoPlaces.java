package earshot.query.live;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A book without places. */
final class NoPlaces implements PlaceBook {
  @Override
  public List<Watched> all() {
    return List.of();
  }

  @Override
  public List<PlaceType> types(Locale language) {
    return List.of();
  }

  @Override
  public boolean drives() {
    return false;
  }

  @Override
  public Watched add(PlaceWish wish) {
    throw new IllegalArgumentException("no source can be added here");
  }

  @Override
  public void pause(String id, boolean paused, Optional<String> by) {
    throw new IllegalArgumentException("no source can be paused here");
  }

  @Override
  public void remove(String id) {
    throw new IllegalArgumentException("no source can be removed here");
  }
}
