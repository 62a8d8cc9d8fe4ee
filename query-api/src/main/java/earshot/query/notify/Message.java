package earshot.query.notify;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Something to tell somebody.
 *
 * @param id the same each time it is sent
 * @param text all of it, as plain text
 * @param html the same for mail programs; absent: made of the text
 * @param link where more is to be seen
 * @param language that it is in, which also gives its direction
 * @param data the same for programs, written as JSON
 * @param repeat whether it may have arrived before
 */
public record Message(
    String id,
    String subject,
    String text,
    Optional<String> html,
    Optional<URI> link,
    Locale language,
    Object data,
    boolean repeat) {}
