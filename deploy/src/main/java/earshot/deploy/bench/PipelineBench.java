package earshot.deploy.bench;

import java.util.LinkedHashMap;
import java.util.Map;

/** From {@code mentions.raw} to searchable, beside Elasticsearch alone. */
final class PipelineBench implements Bench {
  @Override
  public String name() {
    return "pipeline";
  }

  @Override
  public Map<String, Double> run(Workshop workshop) throws Exception {
    Throughput measured = workshop.throughput();
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("mentions_per_s", measured.perSecond());
    figures.put("direct_per_s", measured.directPerSecond());
    figures.put("ratio", measured.perSecond() / measured.directPerSecond());
    figures.put("with_models_per_s", measured.withModelsPerSecond());
    figures.put("ratio_with_models", measured.withModelsPerSecond() / measured.directPerSecond());
    figures.putAll(measured.cpu());
    return figures;
  }
}
