package earshot.deploy.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The businesses that the town talks about. None of them exists. */
enum Shop {
  ARAXI(
      "Araxi Coffee",
      "CafeOrCoffeeShop",
      "12 Bridge Street",
      "+374 10 555 0112",
      List.of("Mo-Fr 08:00-20:00", "Sa 10:00-16:00"),
      Map.of("espresso", 900, "cappuccino", 1400)),
  VARDIK(
      "Vardik Books",
      "BookStore",
      "3 Poplar Lane",
      "+374 10 555 0177",
      List.of("Mo-Sa 10:00-19:00"),
      Map.of("tote bag", 4500)),
  ZIPALOO(
      "Zipaloo",
      "FoodService",
      "40 Station Road",
      "+374 10 555 0140",
      List.of("Mo-Su 09:00-23:59"),
      Map.of("delivery", 600)),
  SEVANIK(
      "Hotel Sevanik",
      "Hotel",
      "1 Lake Promenade",
      "+374 10 555 0101",
      List.of("Mo-Su 00:00-23:59"),
      Map.of("double room", 38000));

  private final String brand;
  private final String kind;
  private final String street;
  private final String phone;
  private final List<String> hours;
  private final Map<String, Integer> prices;

  Shop(
      String brand,
      String kind,
      String street,
      String phone,
      List<String> hours,
      Map<String, Integer> prices) {
    this.brand = brand;
    this.kind = kind;
    this.street = street;
    this.phone = phone;
    this.hours = hours;
    this.prices = prices;
  }

  static Shop named(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  String brand() {
    return brand;
  }

  /** The type that schema.org has for such a business. */
  String kind() {
    return kind;
  }

  String street() {
    return street;
  }

  String phone() {
    return phone;
  }

  /** Opening hours as schema.org writes them. */
  List<String> hours() {
    return hours;
  }

  /** Prices in Armenian dram. */
  Map<String, Integer> prices() {
    return prices;
  }

  /** The shop's name in addresses. */
  String slug() {
    return brand.toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}
