package earshot.mention;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * How the writer feels, who concluded it and how sure they are.
 *
 * @param confidence calibrated probability that the label is right, 0 to 1
 * @param mixed whether the text contradicts itself or its stars
 * @param model name and version of what concluded it ("stars" where the stars speak)
 */
public record Sentiment(
    Label label,
    double confidence,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean mixed,
    String model) {
  public Sentiment {
    Refuse.when(!(confidence >= 0 && confidence <= 1), "confidence is 0 to 1: %s", confidence);
  }
}
