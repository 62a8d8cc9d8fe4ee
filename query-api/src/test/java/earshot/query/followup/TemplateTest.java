package earshot.query.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
  @Test
  void fieldsAreFilledInAndWordsAreWrittenAsToldTo() {
    Template template = Template.ofText("Dear {name}, <rate> {stars}");

    assertThat(template.filled(Map.of("name", "<b>", "stars", "*"), w -> w.replace("<", "&lt;")))
        .isEqualTo("Dear <b>, &lt;rate> *");
  }

  @Test
  void aFieldThatThereIsNotIsRefused() {
    assertThatThrownBy(() -> Template.ofText("{stars} {surname}"))
        .hasMessage(
            "there is no field {surname}; known are {brand}, {link}, {name}, {stars}, {unsubscribe}");
    assertThatThrownBy(() -> Template.ofSubject("{link}")).hasMessageContaining("no field {link}");
  }

  @Test
  void whatNobodyCouldAnswerIsRefused() {
    assertThatThrownBy(() -> Template.ofText("How was it, {name}?"))
        .hasMessageContaining("needs {stars} or {link}");
  }

  @Test
  void aSubjectIsOneLine() {
    assertThatThrownBy(() -> Template.ofSubject("two\nlines")).hasMessageContaining("one line");
    assertThatThrownBy(() -> Template.ofSubject(" ")).hasMessageContaining("one line");
  }
}
