package earshot.query.live;

import earshot.query.Change;

/**
 * Something happened to a mention.
 *
 * @param position where to go on listening behind this
 */
public record Event(Change change, Position position) {}
