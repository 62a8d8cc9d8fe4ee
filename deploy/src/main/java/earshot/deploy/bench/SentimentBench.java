package earshot.deploy.bench;

import earshot.assess.sentiment.SentimentModel;
import earshot.deploy.local.Installation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The sentiment model alone, on one thread, beside VADER on the same texts. */
final class SentimentBench implements Bench {
  private static final int WARM = 20_000;
  private static final int REFERENCE_TEXTS = 20_000;

  @Override
  public String name() {
    return "sentiment";
  }

  @Override
  public Map<String, Double> run(Workshop workshop) throws Exception {
    long start = System.nanoTime();
    SentimentModel model = SentimentModel.shipped();
    double load = (System.nanoTime() - start) / 1e6;
    Texts texts = new Texts(workshop.mentions());
    texts.each(WARM, text -> model.classify(text, Optional.empty()));
    Samples samples = new Samples();
    double seconds =
        texts.timed(workshop.mentions(), text -> model.classify(text, Optional.empty()), samples);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("texts_per_s", workshop.mentions() / seconds);
    samples.into(figures, "", 50, 99);
    figures.put("load_ms", load);
    double reference = referencePerSecond(workshop, texts);
    figures.put("vader_per_s", reference);
    figures.put("ratio", workshop.mentions() / seconds / reference);
    return figures;
  }

  private static double referencePerSecond(Workshop workshop, Texts texts) throws Exception {
    try (Vader vader = Vader.in(Installation.ofThisProcess().references())) {
      texts.each(WARM, vader::compound);
      int count = Math.min(workshop.mentions(), REFERENCE_TEXTS);
      return count / texts.timed(count, vader::compound, new Samples());
    }
  }
}
