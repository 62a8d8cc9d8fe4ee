package earshot.mention;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Instants in ISO 8601 UTC, read and written by hand where they look as they nearly always do. A
 * mention has three and passes through JSON four times; the general formatter and parser of the JDK
 * cost more than the rest of it.
 */
final class InstantJson {
  private static final int DAY = 86_400;

  private InstantJson() {}

  static Module module() {
    return new SimpleModule("instants")
        .addSerializer(Instant.class, new Writer())
        .addDeserializer(Instant.class, new Reader());
  }

  private static final class Writer extends StdScalarSerializer<Instant> {
    private static final long serialVersionUID = 1;

    Writer() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant instant, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(text(instant));
    }
  }

  private static final class Reader extends StdScalarDeserializer<Instant> {
    private static final long serialVersionUID = 1;

    Reader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
      Optional<Instant> plain =
          json.hasToken(JsonToken.VALUE_STRING) ? plain(json.getText()) : Optional.empty();
      return plain.isPresent()
          ? plain.get()
          : InstantDeserializer.INSTANT.deserialize(json, context);
    }
  }

  /** The same as {@link Instant#toString()}. */
  static String text(Instant instant) {
    LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(instant.getEpochSecond(), (long) DAY));
    if (day.getYear() < 0 || day.getYear() > 9999 || instant.getNano() % 1_000_000 != 0) {
      return instant.toString();
    }
    int second = (int) Math.floorMod(instant.getEpochSecond(), (long) DAY);
    int millis = instant.getNano() / 1_000_000;
    char[] text = "0000-00-00T00:00:00.000Z".toCharArray();
    put(text, 0, 4, day.getYear());
    put(text, 5, 2, day.getMonthValue());
    put(text, 8, 2, day.getDayOfMonth());
    put(text, 11, 2, second / 3600);
    put(text, 14, 2, second / 60 % 60);
    put(text, 17, 2, second % 60);
    put(text, 20, 3, millis);
    if (millis == 0) {
      text[19] = 'Z';
    }
    return new String(text, 0, millis == 0 ? 20 : 24);
  }

  private static void put(char[] text, int at, int digits, int number) {
    int rest = number;
    for (int i = at + digits - 1; i >= at; i--) {
      text[i] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  }

  /** The instant of a text like {@code 2026-11-02T09:00:00.123Z}; empty for any other. */
  static Optional<Instant> plain(String text) {
    boolean millis = text.length() == 24;
    if (!(millis || text.length() == 20) || !fits(text)) {
      return Optional.empty();
    }
    try {
      long day =
          LocalDate.of(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2)).toEpochDay();
      int hour = number(text, 11, 2);
      int minute = number(text, 14, 2);
      int second = number(text, 17, 2);
      if (hour > 23 || minute > 59 || second > 59) {
        return Optional.empty();
      }
      return Optional.of(
          Instant.ofEpochSecond(
              day * DAY + hour * 3600L + minute * 60L + second,
              millis ? number(text, 20, 3) * 1_000_000L : 0));
    } catch (DateTimeException e) {
      return Optional.empty(); // no such day: whoever reads any form says so
    }
  }

  private static boolean fits(String text) {
    String form = "0000-00-00T00:00:00.000Z";
    for (int i = 0; i < text.length() - 1; i++) {
      char c = text.charAt(i);
      if (form.charAt(i) == '0' ? c < '0' || c > '9' : c != form.charAt(i)) {
        return false;
      }
    }
    return text.charAt(text.length() - 1) == 'Z';
  }

  private static int number(String text, int at, int digits) {
    int number = 0;
    for (int i = at; i < at + digits; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
