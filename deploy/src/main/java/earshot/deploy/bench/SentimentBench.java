package earshot.deploy.bench;

import earshot.assess.sentiment.SentimentModel;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The sentiment model alone, on one thread. */
final class SentimentBench implements Bench {
  private static final int WARM = 20_000;

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
    return figures;
  }
}
