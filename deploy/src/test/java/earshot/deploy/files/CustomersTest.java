package earshot.deploy.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomersTest {
  @TempDir Path dir;

  @Test
  void usualNamesOfColumnsAreKnown() throws IOException {
    List<Said> customers =
        read("E-mail;First name;Locale;Order date\nani@a.example;Ani;hy;25.02.2026 10:30\n");

    assertThat(customers.getFirst().row().orElseThrow().toString())
        .isEqualTo(
            "{\"email\":\"ani@a.example\",\"name\":\"Ani\",\"language\":\"hy\",\"orderedAt\":\"2026-02-25T06:30:00Z\"}");
  }

  @Test
  void aBadRowIsNamedAndTheRestIsRead() throws IOException {
    List<Said> customers = read("email,date\na@a.example,soon\nb@a.example,2026-02-25\n");

    assertThat(customers.get(0).line()).isEqualTo(2);
    assertThat(customers.get(0).fault().orElseThrow()).contains("soon");
    assertThat(customers.get(1).row()).isPresent();
  }

  @Test
  void aListWithoutAddressesIsRefused() {
    assertThatThrownBy(() -> read("name,phone\nAni,1\n"))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("no column is called email");
  }

  private List<Said> read(String text) throws IOException {
    Path file = Files.writeString(dir.resolve("customers.csv"), text);
    return Customers.read(
        file,
        new Choices(
            false,
            false,
            Set.of(),
            Map.of(),
            Optional.empty(),
            ZoneId.of("Asia/Yerevan"),
            Optional.empty(),
            Optional.empty()));
  }
}
