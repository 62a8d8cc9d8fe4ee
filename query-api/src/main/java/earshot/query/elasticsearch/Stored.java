package earshot.query.elasticsearch;

import earshot.mention.Mention;

/** The part of a document that comes back. */
record Stored(Mention mention) {}
