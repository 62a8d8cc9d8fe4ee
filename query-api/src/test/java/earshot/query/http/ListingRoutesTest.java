package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.mention.Brand;
import earshot.mention.Listing;
import earshot.query.Said;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingRoutesTest {
  private final Rig rig = new Rig();

  @BeforeEach
  void declare() {
    rig.brands.add(
        new Brand(
            "Acme",
            Optional.empty(),
            Map.of("phone", "+374 10 000000", "hours", "mon-fri 08:00-20:00")));
    rig.listings.addAll(
        List.of(
            stated("webpage", "phone", "010 000000"),
            stated("webpage", "hours", "Mo-Fr 08:00-19:00"),
            stated("yelp", "phone", "+374 10 999999"),
            stated("webpage", "rating", "4.1 of 5")));
  }

  private static Listing stated(String source, String fact, String value) {
    return new Listing(source, "https://p.example", fact, value, List.of("Acme"), Said.NOW);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void onlyWhatDiffersIsTold() {
    assertThat(rig.json("/api/v1/listings"))
        .isEqualTo(
            Rig.parsed(
                """
                {"total":2,"differences":[
                  {"brand":"Acme","source":"webpage","place":"https://p.example","fact":"hours",
                   "declared":"mon-fri 08:00-20:00","stated":"Mo-Fr 08:00-19:00",
                   "collectedAt":"2026-03-10T12:00:00Z"},
                  {"brand":"Acme","source":"yelp","place":"https://p.example","fact":"phone",
                   "declared":"+374 10 000000","stated":"+374 10 999999",
                   "collectedAt":"2026-03-10T12:00:00Z"}]}"""));
  }

  @ParameterizedTest
  @CsvSource({
    "source=yelp, phone",
    "source=webpage, hours",
    "source=webpage&brand=Acme, hours",
    "brand=Zest, ''",
  })
  void filtersNarrowIt(String query, String fact) {
    JsonNode differences = rig.json("/api/v1/listings?" + query).at("/differences");

    assertThat(String.join(",", differences.findValuesAsText("fact"))).isEqualTo(fact);
  }
}
