package earshot.mention;

/**
 * What is known of an answer on its way out, on {@code receipts} under the answer's id: written
 * before it is sent and again when it is known what came of it.
 */
public record Receipt(MentionId mention, Sending sending) {}
