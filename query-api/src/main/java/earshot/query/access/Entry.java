package earshot.query.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Something in the register; on {@code people}, under its key. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "entry")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Person.class, name = "person"),
  @JsonSubTypes.Type(value = Session.class, name = "session"),
  @JsonSubTypes.Type(value = Token.class, name = "token"),
  @JsonSubTypes.Type(value = Visit.class, name = "visit")
})
public sealed interface Entry permits Person, Pass {
  /** Tells it from all others. */
  @JsonIgnore
  String key();
}
