package earshot.mention;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.paramnames.ParameterNamesModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * The one JSON of all rooms: UTF-8, times in ISO 8601 UTC, absent left out, unknown fields of newer
 * versions ignored, newer {@linkplain Formats formats} refused.
 */
public final class MentionJson {
  /** For whoever writes other values in the same style. */
  public static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModules(
              new Jdk8Module(),
              new JavaTimeModule(),
              InstantJson.module(),
              new ParameterNamesModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .addHandler(Formats.OURS.newerRefused())
          .build();

  private static final ObjectWriter WRITER = MAPPER.writerFor(Mention.class);

  /** Mentions are written by ourselves; looking for fields said twice costs a fifth of reading. */
  private static final ObjectReader READER =
      MAPPER.readerFor(Mention.class).without(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private MentionJson() {}

  /** The mention as bytes for a topic. */
  public static byte[] write(Mention mention) {
    return write(WRITER, mention);
  }

  /** Any value of these rooms as bytes for a topic. */
  public static byte[] write(Object value) {
    return write(MAPPER.writer(), value);
  }

  private static byte[] write(ObjectWriter writer, Object value) {
    try {
      return Formats.OURS.write(value, writer);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot be written as JSON: " + e.getMessage(), e);
    }
  }

  /**
   * The mention of these bytes.
   *
   * @throws IOException saying what is wrong with them and where
   */
  public static Mention read(byte[] json) throws IOException {
    return present(Formats.OURS.read(json, Mention.class, READER));
  }

  /** A value of these rooms from bytes; throws like {@link #read(byte[])}. */
  public static <T> T read(byte[] json, Class<T> type) throws IOException {
    return present(Formats.OURS.read(json, type, MAPPER.readerFor(type)));
  }

  /** The four letters {@code null} are JSON too, and no value. */
  private static <T> T present(@Nullable T value) throws IOException {
    if (value == null) {
      throw new IOException("null is no value");
    }
    return value;
  }
}
