package earshot.deploy.bench;

import earshot.query.elasticsearch.ElasticsearchConnection;
import java.util.Map;

/**
 * Searches through the API, beside the very requests that it sends on, sent straight to
 * Elasticsearch; and once more with highlights, which are found here and not by Elasticsearch.
 */
final class SearchBench implements Bench {
  @Override
  public boolean isLowerBetter() {
    return true;
  }

  @Override
  public String name() {
    return "search";
  }

  @Override
  public Map<String, Double> run(Workshop workshop) throws Exception {
    workshop.throughput(); // loads the index
    try (Flow flow = workshop.flow(Throughput.INDEX);
        ElasticsearchConnection index = workshop.index(Throughput.INDEX)) {
      BothWays asking = new BothWays(flow.api().url(), workshop.cluster(), index);
      workshop.cluster().calm();
      workshop.say("%d kinds of searches, many times".formatted(Searches.MIX.size()));
      if (workshop.isTrial()) {
        return asking.rounds(1);
      }
      asking.warm();
      return asking.measure();
    }
  }
}
