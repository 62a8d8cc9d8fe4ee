package earshot.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class AgendaTest {
  @Test
  void aWalkBeginsWithoutAnAgendaAndEndsWithout() {
    assertThat(Agenda.of(Optional.empty()).due()).isEmpty();
    assertThat(Agenda.of(Optional.of("last")).after(List.of()).token()).isEmpty();
  }

  @Test
  void whatAStepLeadsToComesBeforeTheRest() {
    Agenda agenda = Agenda.of(Optional.of("first second"));
    assertThat(agenda.due()).contains("first");
    assertThat(agenda.after(List.of("a", "b")).token()).contains("a b second");
  }

  @Test
  void itComesBackWithTheAnswerAndIsNotSent() {
    Agenda agenda = Agenda.of(Optional.of("Ug1:v:QUJD=&/% second"));
    HttpUrl url = agenda.in(HttpUrl.get("https://place.example/?page=1").newBuilder()).build();
    assertThat(url.newBuilder().fragment(null).build())
        .hasToString("https://place.example/?page=1");
    HttpUrl after = HttpUrl.get(url.toString());
    assertThat(Agenda.of(new Fetched(after, Headers.of(), new byte[0]))).isEqualTo(agenda);
  }

  @Test
  void whatPlacesSendMayHoldAnything() {
    Agenda agenda = new Agenda(List.of("a b", "100%", "%20"));

    assertThat(Agenda.of(agenda.token())).isEqualTo(agenda);
  }
}
