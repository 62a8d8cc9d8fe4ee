package earshot.encoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.fasterxml.jackson.databind.ObjectMapper;
import earshot.assess.sentiment.SentenceEncoder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** bge-small-en-v1.5 with weights of a byte, run by ONNX Runtime on the thread that asks. */
public final class OnnxEncoder implements SentenceEncoder {
  private static final String NAME = "bge-small-en-v1.5-q";
  private static final int WIDTH = 384;

  private final Map<String, Integer> pieces;
  private final OrtEnvironment environment;
  private final OrtSession session;

  /** Reads the weights, which takes a second or two and some 200 MB. */
  public OnnxEncoder() throws IOException, OrtException {
    pieces = vocabulary();
    environment = OrtEnvironment.getEnvironment();
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      session = environment.createSession(resource(NAME + ".onnx"), options);
    }
  }

  private static Map<String, Integer> vocabulary() throws IOException {
    Map<String, Integer> pieces = new HashMap<>();
    new ObjectMapper()
        .readTree(resource(NAME + "-tokenizer.json"))
        .path("model")
        .path("vocab")
        .properties()
        .forEach(piece -> pieces.put(piece.getKey(), piece.getValue().asInt()));
    return pieces;
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = OnnxEncoder.class.getResourceAsStream("/" + name)) {
      if (in == null) {
        throw new IOException(name + " is not on the class path");
      }
      return in.readAllBytes();
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, Integer> pieces() {
    return pieces;
  }

  @Override
  public int width() {
    return WIDTH;
  }

  @Override
  public float[] states(int[] numbers) {
    long[] mask = new long[numbers.length];
    Arrays.fill(mask, 1);
    try (OnnxTensor ids = row(Arrays.stream(numbers).asLongStream().toArray());
        OnnxTensor all = row(mask);
        OnnxTensor one = row(new long[numbers.length]);
        OrtSession.Result result =
            session.run(Map.of("input_ids", ids, "attention_mask", all, "token_type_ids", one))) {
      FloatBuffer buffer = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] states = new float[buffer.remaining()];
      buffer.get(states);
      return states;
    } catch (OrtException e) {
      throw new IllegalStateException("the encoder can't read a text: " + e.getMessage(), e);
    }
  }

  private OnnxTensor row(long[] cells) throws OrtException {
    return OnnxTensor.createTensor(
        environment, LongBuffer.wrap(cells), new long[] {1, cells.length});
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the encoder can't be closed: " + e.getMessage(), e);
    }
  }
}
