package earshot.ingest.sources.woocommerce;

import earshot.ingest.connect.MentionConnector;
import earshot.ingest.source.Source;

/** Runs {@link WooCommerceSource} inside Kafka Connect. */
public final class WooCommerceConnector extends MentionConnector {
  @Override
  public Source source() {
    return new WooCommerceSource();
  }
}
