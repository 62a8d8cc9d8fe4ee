package earshot.query.live;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The places where Earshot listens: those of the configuration, and those that people add. */
public interface PlaceBook {
  /** All of them, those of the configuration first. */
  List<Watched> all();

  /** What can be added, in the words of this language. */
  List<PlaceType> types(Locale language);

  /** Whether what is added here is listened to without more; not where others run the sources. */
  boolean drives();

  /**
   * Listens to this place from now on.
   *
   * @throws IllegalArgumentException saying why it can't be listened to
   * @throws earshot.query.IntakeUnavailable when it can't be kept
   */
  Watched add(PlaceWish wish);

  /**
   * Listens to an added place no longer for now, or again.
   *
   * @throws earshot.query.IntakeUnavailable when it can't be kept
   */
  void pause(String id, boolean paused, Optional<String> by);

  /**
   * Forgets an added place; what was said there stays.
   *
   * @throws earshot.query.IntakeUnavailable when it can't be kept
   */
  void remove(String id);

  /** The place of this id, if there is one. */
  default Optional<Watched> named(String id) {
    return all().stream().filter(place -> place.id().equals(id)).findFirst();
  }

  /**
   * A place where Earshot listens.
   *
   * @param settings as they are shown: secrets that stand there in clear are not
   * @param declared whether the configuration says so, so that it can't be changed here
   */
  record Watched(
      String id,
      String type,
      List<String> brands,
      Map<String, String> settings,
      boolean declared,
      boolean paused) {}

  /**
   * A place that somebody wants to be heard.
   *
   * @param settings in the words of the configuration; blank ones count as not given
   */
  record PlaceWish(
      String type, List<String> brands, Map<String, List<String>> settings, Optional<String> by) {}

  /**
   * A type of source.
   *
   * @param about what to know before it is added
   */
  record PlaceType(String name, About about, List<Setting> settings) {}

  /**
   * What somebody should know of a source before adding it, each in a sentence or two.
   *
   * @param covers what is heard there
   * @param cannot what it can't hear
   * @param completeness what it promises: complete, window or since-join
   * @param proof against what it was tried
   * @param key how to get a key, or that none is needed
   */
  record About(
      String covers,
      String cannot,
      String completeness,
      String edits,
      String deletions,
      String cost,
      String retention,
      String reply,
      String proof,
      String key) {}

  /**
   * A setting of a place.
   *
   * @param needed whether there is no place without it
   * @param usual whether it is what people set, or a subtlety
   * @param preset what holds where it is not given; empty where nothing does
   */
  record Setting(
      String name, Kind kind, boolean needed, boolean usual, String preset, String says) {}

  /** What can be given. */
  enum Kind {
    TEXT,
    LIST,
    NUMBER,
    YES_OR_NO,
    /** A reference to a secret, never the secret itself. */
    SECRET
  }

  /** A book of a process in which nobody listens anywhere. */
  static PlaceBook none() {
    return new NoPlaces();
  }
}
