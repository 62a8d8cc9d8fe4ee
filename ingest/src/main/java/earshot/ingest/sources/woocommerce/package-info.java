/** WooCommerce: reviews of the products of a shop. */
@NullMarked
package earshot.ingest.sources.woocommerce;

import org.jspecify.annotations.NullMarked;
