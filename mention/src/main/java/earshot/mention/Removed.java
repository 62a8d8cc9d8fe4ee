package earshot.mention;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * That a mention is gone, on {@code removed} under its id: what can be counted of it, and nothing
 * that it said.
 *
 * @param brands whose it was
 * @param collectedAt when it was first heard
 * @param removedAt when Earshot was told
 * @param discreet whether it was for agents only, as {@link Kind#isForAgents} says
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Removed(
    MentionId mention,
    List<String> brands,
    Instant collectedAt,
    Instant removedAt,
    By by,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean discreet) {

  @SuppressWarnings("NullAway") // JSON leaves empty lists out
  public Removed {
    brands = orEmpty(brands);
  }

  private static List<String> orEmpty(@Nullable List<String> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  /** Who took it away. */
  public enum By {
    /** Its writer or its place: it is not there any more, or not about the brand. */
    @JsonProperty("place")
    PLACE,
    /** Somebody who works here. */
    @JsonProperty("person")
    PERSON;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The type of the source that it came from, with which every id begins. */
  @JsonIgnore
  public String source() {
    String id = mention.value();
    int end = id.lastIndexOf('-');
    return end < 0 ? id : id.substring(0, end);
  }
}
