package earshot.query.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Writes JSON as it goes, without a tree and without reflection. */
final class Json {
  private static final JsonFactory FACTORY = new JsonFactory();

  private static final JsonFactory LINES =
      new JsonFactoryBuilder()
          .rootValueSeparator("")
          .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
          .build();

  private Json() {}

  /** Something that can be written. */
  @FunctionalInterface
  interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  /** What is written, as bytes. */
  static byte[] bytes(Writing writing) {
    try (ByteArrayBuilder bytes = new ByteArrayBuilder(4096);
        JsonGenerator json = FACTORY.createGenerator(bytes)) {
      writing.to(json);
      json.flush();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  /** Values one after the other onto a stream that is not closed with them. */
  static JsonGenerator onto(OutputStream out) throws IOException {
    return LINES.createGenerator(out);
  }

  /** Writes one of many. */
  @FunctionalInterface
  interface Each<T> {
    void write(T one, JsonGenerator json) throws IOException;
  }

  /** One object, as bytes. */
  static byte[] object(Writing fields) {
    return bytes(
        json -> {
          json.writeStartObject();
          fields.to(json);
          json.writeEndObject();
        });
  }

  /** Some of so many, each as an object. */
  static <T> byte[] list(long total, String name, List<T> some, Each<T> each) {
    return object(
        json -> {
          json.writeNumberField("total", total);
          array(name, some, each, json);
        });
  }

  /** All of these, each as an object. */
  static <T> void array(String name, List<T> all, Each<T> each, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (T one : all) {
      json.writeStartObject();
      each.write(one, json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void put(JsonGenerator json, String field, Optional<String> value) throws IOException {
    if (value.isPresent()) {
      json.writeStringField(field, value.get());
    }
  }

  static void put(JsonGenerator json, String field, Instant time) throws IOException {
    json.writeStringField(field, time.toString());
  }

  static void putTime(JsonGenerator json, String field, Optional<Instant> time) throws IOException {
    if (time.isPresent()) {
      put(json, field, time.get());
    }
  }

  static void putCount(JsonGenerator json, String field, Optional<Long> count) throws IOException {
    if (count.isPresent()) {
      json.writeNumberField(field, count.get());
    }
  }

  /** Without a fraction where there is none: 4, not 4.0. */
  static void put(JsonGenerator json, String field, double value) throws IOException {
    if (value == Math.rint(value) && Math.abs(value) < 1e15) {
      json.writeNumberField(field, (long) value);
    } else {
      json.writeNumberField(field, value);
    }
  }

  static void put(JsonGenerator json, String field, Collection<String> words) throws IOException {
    json.writeArrayFieldStart(field);
    for (String word : words) {
      json.writeString(word);
    }
    json.writeEndArray();
  }
}
