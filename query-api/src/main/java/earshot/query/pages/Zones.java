package earshot.query.pages;

import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import earshot.query.Wording;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The time zones that people can choose: each that a city stands for. */
final class Zones {
  private static final Set<String> ALL = known();

  private Zones() {}

  private static Set<String> known() {
    Set<String> java = ZoneId.getAvailableZoneIds();
    return TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, null, null).stream()
        .filter(java::contains)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether it can be chosen. */
  static boolean has(String id) {
    return ALL.contains(id);
  }

  /** UTC first, then the cities from west to east, each with how far it is ahead of UTC now. */
  static List<Choice> choices(Wording words, Instant now) {
    List<Choice> choices = new ArrayList<>();
    String chosen = words.zone().getId();
    choices.add(new Choice("UTC", "", !has(chosen), ""));
    ALL.stream()
        .map(ZoneId::of)
        .sorted(
            Comparator.comparing((ZoneId zone) -> offset(zone, now).getTotalSeconds())
                .thenComparing(zone -> words.zoneName(zone.getId())))
        .map(zone -> choice(zone, chosen, words, now))
        .forEach(choices::add);
    return choices;
  }

  private static Choice choice(ZoneId zone, String chosen, Wording words, Instant now) {
    ZoneOffset offset = offset(zone, now);
    String ahead = offset.equals(ZoneOffset.UTC) ? "±00:00" : offset.getId();
    String name = words.zoneName(zone.getId());
    return new Choice(name, zone.getId(), zone.getId().equals(chosen), ahead);
  }

  private static ZoneOffset offset(ZoneId zone, Instant now) {
    return zone.getRules().getOffset(now);
  }
}
