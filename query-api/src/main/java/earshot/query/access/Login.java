package earshot.query.access;

import java.time.Instant;
import java.util.Optional;

/**
 * That somebody is in with one browser, as it is told to people.
 *
 * @param id what it is called; says nothing about its secret
 * @param name whose it is
 * @param vouched whether others vouch for them, so that they have no password here
 * @param seenAt when they last asked for something here; absent where this server has not seen them
 *     since it started
 * @param browser what people call it, as far as it said
 */
public record Login(
    String id,
    String name,
    boolean vouched,
    Instant createdAt,
    Instant expiresAt,
    Optional<Instant> seenAt,
    Optional<String> browser) {}
