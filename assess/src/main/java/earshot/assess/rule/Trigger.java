package earshot.assess.rule;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;

/** When a rule fires, given the mentions that meet its condition. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Trigger.Each.class, name = "each"),
  @JsonSubTypes.Type(value = Trigger.Threshold.class, name = "threshold"),
  @JsonSubTypes.Type(value = Trigger.Spike.class, name = "spike"),
  @JsonSubTypes.Type(value = Trigger.Drop.class, name = "drop"),
  @JsonSubTypes.Type(value = Trigger.Rating.class, name = "rating"),
  @JsonSubTypes.Type(value = Trigger.NewGroup.class, name = "group"),
  @JsonSubTypes.Type(value = Trigger.Growth.class, name = "growth"),
  @JsonSubTypes.Type(value = Trigger.Silent.class, name = "silent"),
  @JsonSubTypes.Type(value = Trigger.Unanswered.class, name = "unanswered")
})
public sealed interface Trigger {
  /** The word for it in records and pages. */
  @JsonIgnore
  String kind();

  /** One that looks at sums over a window. */
  sealed interface Counted extends Trigger permits Threshold, Compared, Grouped {
    Duration over();
  }

  /** One that looks at each group of a brand by itself. */
  sealed interface Grouped extends Counted permits NewGroup, Growth {
    /** Groups reach back so far. */
    Duration SPAN = Duration.ofDays(30);
  }

  /** One that compares a window with what was usual. */
  sealed interface Compared extends Counted permits Spike, Drop, Rating, Growth {
    /** How far back the usual reaches. */
    Duration against();
  }

  /** Every mention that meets the condition is a cause of its own. */
  record Each() implements Trigger {
    @Override
    public String kind() {
      return "each";
    }
  }

  /** So many within a window. */
  record Threshold(int count, Duration over) implements Counted {
    public Threshold {
      refuse(count < 1, "count must be 1 or more: " + count);
      refuseSpan("over", over);
    }

    @Override
    public String kind() {
      return "threshold";
    }
  }

  /**
   * More in a window than is usual.
   *
   * @param sensitivity how far above: see {@link Sensitivity}
   * @param minimum fewer mentions than this are no spike
   */
  record Spike(Duration over, Duration against, String method, Sensitivity sensitivity, int minimum)
      implements Compared {
    public Spike {
      refuseWindows(over, against);
      refuse(
          !SpikeMethod.NAMES.contains(method),
          "there is no method %s; known are %s".formatted(method, SpikeMethod.NAMES));
      refuse(minimum < 1, "minimum must be 1 or more: " + minimum);
    }

    @Override
    public String kind() {
      return "spike";
    }
  }

  /**
   * Fewer in a window than is usual, where all was heard.
   *
   * @param minimum where fewer than this are usual, nothing can be missed
   */
  record Drop(Duration over, Duration against, Sensitivity sensitivity, int minimum)
      implements Compared {
    public Drop {
      refuseWindows(over, against);
      refuse(minimum < 1, "minimum must be 1 or more: " + minimum);
    }

    @Override
    public String kind() {
      return "drop";
    }
  }

  /**
   * The average rating of a window differs from the usual, up or down.
   *
   * @param change by so many stars of five at least
   * @param minimum rated mentions in the window at least
   */
  record Rating(double change, Duration over, Duration against, int minimum) implements Compared {
    public Rating {
      refuseWindows(over, against);
      refuse(!(change > 0 && change <= 4), "change must be above 0 and at most 4 stars: " + change);
      refuse(minimum < 2, "minimum must be 2 or more: " + minimum);
    }

    @Override
    public String kind() {
      return "rating";
    }
  }

  /**
   * So many say the same within a window, and did not before.
   *
   * @param minimum mentions of one group
   */
  record NewGroup(int minimum, Duration over) implements Grouped {
    public NewGroup {
      refuse(minimum < 2, "minimum must be 2 or more: " + minimum);
      refuseGroupSpan(over, over);
    }

    @Override
    public String kind() {
      return "group";
    }
  }

  /**
   * A known group is said in a window so many times as often as is usual.
   *
   * @param times the usual at least; chance must be out of the question as well
   * @param minimum fewer mentions than this are no growth
   */
  record Growth(double times, Duration over, Duration against, int minimum)
      implements Compared, Grouped {
    public Growth {
      refuseWindows(over, against);
      refuseGroupSpan(over, over.plus(against));
      refuse(!(times > 1 && times <= 100), "times must be above 1 and at most 100: " + times);
      refuse(minimum < 2, "minimum must be 2 or more: " + minimum);
    }

    @Override
    public String kind() {
      return "growth";
    }
  }

  /** A feed that was not heard successfully for so long. */
  record Silent(Duration after) implements Trigger {
    public Silent {
      refuseSpan("after", after);
    }

    @Override
    public String kind() {
      return "silent";
    }
  }

  /** A mention that nobody answered for so long. */
  record Unanswered(Duration after) implements Trigger {
    public Unanswered {
      refuseSpan("after", after);
    }

    @Override
    public String kind() {
      return "unanswered";
    }
  }

  private static void refuseWindows(Duration over, Duration against) {
    refuseSpan("over", over);
    refuse(
        against.compareTo(over.multipliedBy(4)) < 0,
        "against must be four times over at least: %s against %s".formatted(over, against));
    refuse(against.toDays() > 400, "against must be 400 days at most: " + against);
  }

  private static void refuseGroupSpan(Duration over, Duration all) {
    refuse(over.toHours() < 1, "over must be an hour at least where groups are watched: " + over);
    refuse(
        all.compareTo(Grouped.SPAN) > 0,
        "groups reach back %d days; over and against must fit in: %s"
            .formatted(Grouped.SPAN.toDays(), all));
  }

  private static void refuseSpan(String name, Duration span) {
    refuse(
        span.compareTo(Duration.ofMinutes(1)) < 0 || span.toDays() > 400,
        "%s must be a minute at least and 400 days at most: %s".formatted(name, span));
  }

  private static void refuse(boolean nonsense, String message) {
    if (nonsense) {
      throw new IllegalArgumentException(message);
    }
  }
}
