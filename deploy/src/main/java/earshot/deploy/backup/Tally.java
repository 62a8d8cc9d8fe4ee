package earshot.deploy.backup;

/** How much went into a backup or came out of it. */
public record Tally(int topics, long records) {}
