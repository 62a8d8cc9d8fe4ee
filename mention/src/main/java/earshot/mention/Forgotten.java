package earshot.mention;

/**
 * That somebody deleted a mention for good, on {@code forgotten} under its id; nothing of what it
 * said.
 *
 * @param version that it left with
 */
public record Forgotten(MentionId mention, long version) {}
