/**
 * Server-rendered pages for people, over the same store as the API.
 *
 * <p>{@link earshot.query.pages.Pages} opens the doors. A page is a record that says what is to be
 * seen, made by a class of its own, and a template that shows it; every word of ours comes from one
 * bundle, and every word of others is escaped by the template.
 */
@NullMarked
package earshot.query.pages;

import org.jspecify.annotations.NullMarked;
