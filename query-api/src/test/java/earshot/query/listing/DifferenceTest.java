package earshot.query.listing;

import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Brand;
import earshot.mention.Listing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DifferenceTest {
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");

  private static Listing stated(String fact, String value, String... brands) {
    return new Listing("webpage", "https://p.example/acme", fact, value, List.of(brands), NOON);
  }

  private static boolean agree(String fact, String declared, String stated) {
    Brand acme = new Brand("Acme", Optional.empty(), Map.of(fact, declared));
    return Difference.among(List.of(acme), List.of(stated(fact, stated, "Acme"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "+374 10 000000      | +374-10-00-00-00      | true",
        "+374 10 000000      | (010) 00 00 00        | true",
        "+374 10 000000      | 00374 10 000000       | true",
        "+374 10 000000      | +374 10 000001        | false",
        "+374 10 000000      | 011 000000            | false",
        "+374 10 000000      | +7 10 000000          | false",
        "+44 20 7946 0000    | +44 (0)20 7946 0000   | true",
        "+1 212 555 0100     | (212) 555-0100        | true",
        "+1 212 555 0100     | 212.555.0100 ext. 12  | true",
        "+7 495 000-00-00    | 8 (495) 000 00 00     | true",
        "+98 21 0000 0000    | ۰۲۱-۰۰۰۰۰۰۰۰           | true",
        "010 000000          | 10 000000             | true",
        "+374 10 000000      | 010 111111, 010 000000 | true",
        "+374 10 000000      | call us               | false",
      })
  void phonesAreComparedByTheirDigits(String declared, String stated, boolean same) {
    assertThat(agree("phone", declared, stated)).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mon-fri 08:00-20:00; sat 10:00-16:00 | Mo-Fr 08:00-20:00; Sa 10:00-16:00 | true",
        "mon-fri 08:00-20:00; sat 10:00-16:00 | Mo,Tu,We,Th,Fr 08:00-20:00; Sa 10:00-16:00 | true",
        "mon-fri 08:00-20:00 | Monday to Friday: 8 AM – 8 PM | true",
        "mon-fri 08:00-20:00 | Mo-Fr 08:00-20:00; Su closed | true",
        "mon-fri 08:00-20:00 | Mo-Fr 08:00-20:00; Su 10:00-12:00 | false",
        "mon-fri 08:00-20:00 | Mo-Fr 08:00-19:00 | false",
        "mon-fri 08:00-20:00 | Mo-Th 08:00-20:00 | false",
        "mon-sun 00:00-24:00 | 24 hours | true",
        "mon-sun 08:00-24:00 | daily 08:00-00:00 | true",
        "fri-mon 08:00-12:00, 13:00-18:00 | Fr,Sa,Su,Mo 13:00-18:00, 08:00-12:00 | true",
        "mon-fri 08:00-20:00 | by appointment | false",
        "mon-fri 08:00-20:00 | Mo-Fr 08:00- | false",
      })
  void hoursAreComparedByDaysAndMinutes(String declared, String stated, boolean same) {
    assertThat(agree("hours", declared, stated)).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://acme.example      | http://www.acme.example/                     | true",
        "https://acme.example      | acme.example?utm_source=maps&utm_medium=x    | true",
        "https://acme.example      | https://acme.example/menu                    | false",
        "https://acme.example/?p=1 | https://acme.example/?p=2                    | false",
        "https://acme.example      | https://acme-cafe.example                    | false",
        "https://acme.example      | not an address                               | false",
      })
  void websitesAreComparedByWhereTheyLead(String declared, String stated, boolean same) {
    assertThat(agree("website", declared, stated)).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "900 AMD      | 900.00 AMD  | true",
        "900 AMD      | ֏900        | true",
        "900 AMD      | 900         | true",
        "1 200 AMD    | AMD 1,200   | true",
        "1200 AMD     | ۱۲۰۰ AMD    | true",
        "2.50 EUR     | 2,5 €       | true",
        "2.50 EUR     | 2,5 USD     | false",
        "900 AMD      | 950 AMD     | false",
        "900 AMD      | ask us      | false",
      })
  void pricesAreComparedByTheirNumber(String declared, String stated, boolean same) {
    assertThat(agree("price of espresso", declared, stated)).isEqualTo(same);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Acme Coffee           | ACME coffee                | true",
        "Acme Coffee           | Acme Café                  | false",
        "12 Abovyan St, Yerevan | Yerevan, 12 Abovyan St.   | true",
      })
  void otherFactsAreComparedByTheirWords(String declared, String stated, boolean same) {
    assertThat(agree("address", declared, stated)).isEqualTo(same);
  }

  @Test
  void aFactBelongsToItsBrandsAndToNobodyElse() {
    Brand acme = new Brand("Acme", Optional.empty(), Map.of("Price of Espresso", "900 AMD"));
    Brand zest = new Brand("Zest", Optional.empty(), Map.of("price of espresso", "800 AMD"));
    Listing both = stated("price of espresso", "850 AMD", "Acme", "Zest", "Gone");
    Listing others = stated("phone", "010 000000", "Acme");

    assertThat(Difference.among(List.of(acme, zest), List.of(both, others)))
        .containsExactly(
            new Difference("Acme", "900 AMD", both), new Difference("Zest", "800 AMD", both));
  }

  @Test
  void unreadableHoursAreToldFromReadableOnes() {
    assertThat(OpeningHours.readable("mon-fri 08:00-20:00")).isTrue();
    assertThat(OpeningHours.readable("mon-fri")).isFalse();
    assertThat(OpeningHours.readable("some days 8-20")).isFalse();
    assertThat(OpeningHours.readable("mon 25:00-26:00")).isFalse();
  }
}
