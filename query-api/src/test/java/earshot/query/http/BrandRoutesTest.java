package earshot.query.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrandRoutesTest {
  private final Shelved brands = new Shelved();
  private final Rig rig = new Rig(store -> store, wiring -> new Routes[] {new BrandRoutes(brands)});

  @AfterEach
  void close() {
    rig.close();
  }

  private HttpResponse<String> put(String name, String query) {
    return rig.put("/api/v1/brands/" + name, "{\"query\": \"" + query + "\"}");
  }

  @Test
  void aBrandIsMadeChangedAndLetGoOf() {
    assertThat(put("Bolt", "bolt").statusCode()).isEqualTo(200);
    assertThat(put("Bolt", "bolt tea").statusCode()).isEqualTo(200);

    assertThat(rig.json("/api/v1/brands").at("/brands"))
        .hasToString(
            "[{\"name\":\"Acme Coffee\",\"query\":\"\\\"acme coffee\\\"\",\"locked\":true},"
                + "{\"name\":\"Bolt\",\"query\":\"bolt tea\",\"locked\":false}]");
    assertThat(brands.all().get(1).earlier()).containsExactly("bolt");
    assertThat(rig.send("DELETE", "/api/v1/brands/Bolt").statusCode()).isEqualTo(204);
    assertThat(brands.all()).hasSize(1);
  }

  @Test
  void whatTheFileDeclaresIsLocked() {
    assertThat(put("Acme%20Coffee", "acme").statusCode()).isEqualTo(409);
    assertThat(rig.send("DELETE", "/api/v1/brands/Acme%20Coffee").statusCode()).isEqualTo(409);
    assertThat(rig.send("DELETE", "/api/v1/brands/Nobody").statusCode()).isEqualTo(404);
  }

  @Test
  void aQueryThatCannotBeReadIsRefusedWithItsColumn() {
    HttpResponse<String> refused = put("Bolt", "bolt AND )");

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Rig.parsed(refused.body()).at("/column").asInt()).isEqualTo(10);
  }
}
