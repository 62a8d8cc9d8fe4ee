package earshot.assess.sentiment;

import earshot.assess.file.ModelFile;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What was learnt about feelings from one encoder: how its vector of a text is read, how much that
 * counts beside the words, and for which texts it is asked.
 *
 * @param name for the audit trail
 * @param encoder whose vectors these are
 * @param sure texts of which the words say so much with at least this probability are left to them
 * @param mixture of the words' log-probabilities, first, and the encoder's
 * @param readers learnt side by side; their log-probabilities are averaged
 */
record EncoderHead(
    String name, String encoder, float sure, Calibration mixture, List<HiddenLayer> readers) {
  static final ModelFile FILE = new ModelFile(0x45534831, 1, "sentence"); // "ESH1"

  EncoderHead {
    if (!(sure >= 0 && sure <= 1) || readers.isEmpty()) {
      throw new IllegalArgumentException(readers.size() + " readers, sure from " + sure);
    }
    readers = List.copyOf(readers);
  }

  /** The one that comes with Earshot. */
  static EncoderHead shipped() throws IOException {
    try (InputStream in = EncoderHead.class.getResourceAsStream("encoder.bin")) {
      if (in == null) {
        throw new IOException(
            "this build holds nothing learnt from an encoder (earshot/assess/sentiment/encoder.bin)");
      }
      return read(in, "what was learnt from the encoder");
    }
  }

  static EncoderHead load(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return read(in, file.toString());
    }
  }

  static EncoderHead read(InputStream in, String subject) throws IOException {
    return FILE.read(in, subject, EncoderHead::readContent);
  }

  /** Whether all readers want vectors of this length. */
  boolean fits(int inputs) {
    return readers.stream().allMatch(reader -> reader.inputs() == inputs);
  }

  /** Log-probabilities of negative, neutral and positive. */
  double[] logProbabilities(float[] vector) {
    double[] mean = new double[3];
    for (HiddenLayer reader : readers) {
      double[] one = reader.logProbabilities(vector);
      for (int c = 0; c < mean.length; c++) {
        mean[c] += one[c] / readers.size();
      }
    }
    return mean;
  }

  /** Writes it; the same gives the same bytes. */
  void write(OutputStream out) throws IOException {
    FILE.write(out, this::writeContent);
  }

  private void writeContent(DataOutputStream out) throws IOException {
    out.writeUTF(encoder);
    out.writeFloat(sure);
    mixture.write(out);
    out.writeByte(readers.size());
    for (HiddenLayer reader : readers) {
      reader.write(out);
    }
  }

  private static EncoderHead readContent(DataInputStream in, String name) throws IOException {
    String encoder = in.readUTF();
    float sure = in.readFloat();
    Calibration mixture = Calibration.read(in);
    List<HiddenLayer> readers = new ArrayList<>();
    for (int i = in.readUnsignedByte(); i > 0; i--) {
      readers.add(HiddenLayer.read(in));
    }
    return new EncoderHead(name, encoder, sure, mixture, readers);
  }
}
