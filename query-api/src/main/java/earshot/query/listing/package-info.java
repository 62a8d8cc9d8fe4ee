/**
 * Compares what places state about a brand with what the brand declared, each fact in its own way:
 * a phone by its digits, hours by days and minutes, a price by its number.
 */
@NullMarked
package earshot.query.listing;

import org.jspecify.annotations.NullMarked;
