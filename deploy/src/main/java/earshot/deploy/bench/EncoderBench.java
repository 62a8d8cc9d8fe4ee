package earshot.deploy.bench;

import earshot.streams.StageMeter;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a sentence encoder costs the flow: the same mentions without and with one. */
final class EncoderBench implements Bench {
  @Override
  public String name() {
    return "encoder";
  }

  @Override
  public boolean isLong() {
    return true;
  }

  @Override
  public Map<String, Double> run(Workshop workshop) throws Exception {
    workshop.parts().needEncoder();
    Throughput.warmModels(workshop);
    workshop.say("%,d mentions with all models".formatted(workshop.mentions()));
    double without = Throughput.assessed(workshop, Parts.Models.ON, StageMeter.on());
    workshop.say("the same mentions with an encoder beside them");
    StageMeter meter = StageMeter.on();
    double with = Throughput.assessed(workshop, Parts.Models.WITH_ENCODER, meter);
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("mentions_per_s", with);
    figures.put("without_per_s", without);
    figures.put("ratio", with / without);
    meter
        .millis()
        .forEach((stage, millis) -> figures.put("cpu_ms_" + stage, millis / workshop.mentions()));
    return figures;
  }
}
