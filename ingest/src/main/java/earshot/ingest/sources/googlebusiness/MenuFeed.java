package earshot.ingest.sources.googlebusiness;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.ingest.source.Api;
import earshot.ingest.source.Facts;
import earshot.ingest.source.Item;
import earshot.ingest.source.Json;
import earshot.ingest.source.ListingFeed;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * The <a
 * href="https://developers.google.com/my-business/reference/rest/v4/accounts.locations/getFoodMenus">menus</a>
 * of one location: where they are, and what things on them cost.
 */
final class MenuFeed extends ListingFeed {
  private final @Nullable String link;

  MenuFeed(String location, @Nullable String link, Api api) {
    super(GoogleBusinessSource.NAME, location, location + "/menu", "/name", api);
    this.link = link;
  }

  @Override
  protected HttpUrl.Builder where() {
    return api.at("v4/" + account + "/foodMenus");
  }

  @Override
  protected List<Item> facts(JsonNode answer) {
    Facts facts = new Facts();
    for (JsonNode menu : answer.path("menus")) {
      facts.state("menu", menu, "sourceUrl");
      for (JsonNode section : menu.path("sections")) {
        section.path("items").forEach(thing -> state(facts, thing));
      }
    }
    return facts.about(Objects.requireNonNullElse(link, account));
  }

  private static void state(Facts facts, JsonNode thing) {
    String name = Json.text(thing.path("labels").path(0), "displayName");
    JsonNode price = thing.path("attributes").path("price");
    String currency = Json.text(price, "currencyCode");
    if (name != null && currency != null) {
      facts.state("price of " + name, amount(price).toPlainString() + " " + currency);
    }
  }

  /** Whole units are a text, what is beyond them counts billionths. */
  private static BigDecimal amount(JsonNode price) {
    return BigDecimal.valueOf(price.path("units").asLong())
        .add(BigDecimal.valueOf(price.path("nanos").asLong(), 9))
        .stripTrailingZeros();
  }
}
