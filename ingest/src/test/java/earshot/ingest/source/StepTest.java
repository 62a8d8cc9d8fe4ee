package earshot.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepTest {
  @Test
  void whateverAPlaceSendsComesBackThroughAnAgenda() {
    for (String odd : List.of("a:b", "100%", "%3A", "urn:li:comment:(1,2) x", "سلام", "|#?&")) {
      Step step = Step.of("t", odd, 7);
      Agenda agenda = Agenda.of(new Agenda(List.of(step.token())).token());
      Step again = new Step(agenda.due().orElseThrow());
      assertThat(again.part(0)).isEqualTo("t");
      assertThat(again.part(1)).isEqualTo(odd);
      assertThat(again.count(2)).isEqualTo(7);
    }
  }

  @Test
  void theFirstStepHasNoParts() {
    Step first = new Step(Agenda.of(Optional.empty()).due().orElse(""));
    assertThat(first.isFirst()).isTrue();
    assertThat(first.part(0)).isEmpty();
    assertThat(first.part(3)).isEmpty();
    assertThat(first.count(0)).isZero();
  }
}
