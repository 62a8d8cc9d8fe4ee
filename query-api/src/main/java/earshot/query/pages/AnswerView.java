package earshot.query.pages;

import earshot.mention.Reply;
import earshot.mention.Sending;
import earshot.query.Wording;

/**
 * What was answered, as a card shows it.
 *
 * @param told how far it got, and why no further
 */
record AnswerView(String told, String text) {
  static AnswerView of(Reply reply, Wording words) {
    String key = reply.sending().map(sending -> "." + sending.state().word()).orElse("");
    String why = reply.sending().flatMap(Sending::why).orElse("");
    return new AnswerView(words.of("card.reply" + key, why), reply.text());
  }
}
