package earshot.query.notify;

import java.util.Optional;

/**
 * How answers by mail look.
 *
 * @param subject for whoever did not write by mail, and so gave none
 * @param replyTo where what people write back goes; to the sender of all mail where it is absent
 */
public record AnswerForm(String subject, Optional<String> replyTo) {}
