package earshot.streams;

import earshot.mention.Mention;
import earshot.mention.MentionId;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Takes out of what is said the brand's own answers, which are no mentions, and sends each to what
 * it answers; mentions that were answered before they came go on with their answer. A mention that
 * answers call by another name than its id is told of there.
 */
final class OwnAnswers extends ContextualProcessor<String, Change, String, Change> {
  /** Who takes mentions. */
  static final String HEARD = "heard";

  /** Who takes answers, and mentions without text, under what answers call the mention. */
  static final String GIVEN = "answers-given";

  @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
  private AnswerBook answers;

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<String, Known> known;

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<String, byte[]> leaving;

  @Override
  public void init(ProcessorContext<String, Change> context) {
    super.init(context);
    answers = new AnswerBook(context);
    known = context.getStateStore(Distinct.STORE);
    leaving = context.getStateStore(Leaving.STORE);
  }

  @Override
  public void process(Record<String, Change> record) {
    if (record.value() instanceof Change.Said said && concerns(said.mention())) {
      said(record, said.mention());
    } else {
      if (record.value() instanceof Change.Gone) {
        gone(record);
      }
      context().forward(record, HEARD);
    }
  }

  private boolean concerns(Mention mention) {
    boolean apart = mention.answers().isPresent() || mention.answeredAs().isPresent();
    return apart && !isForgotten(mention.id().value());
  }

  private boolean isForgotten(String id) {
    return Optional.ofNullable(known.get(id)).filter(Known::forgotten).isPresent();
  }

  private void said(Record<String, Change> record, Mention mention) {
    if (mention.answers().isPresent()) {
      answer(record, mention);
      return;
    }
    context().forward(record.withValue(new Change.Said(answers.said(mention))), HEARD);
    mention
        .answeredAs()
        .filter(called -> !called.equals(mention.id()))
        .ifPresent(called -> send(record, called, bare(mention)));
  }

  /** Its identity: an address may hold words of a title. */
  private static Mention bare(Mention mention) {
    return mention.withoutText().toDraft().url(null).mention();
  }

  private void answer(Record<String, Change> record, Mention answer) {
    context().forward(record.withValue(new Change.Gone(0)), HEARD); // it may have been a mention
    answers.answers(answer);
    answer.until().ifPresent(until -> putAside(answer, until));
    send(record, answer.answers().orElseThrow(), answer);
  }

  private void putAside(Mention answer, Instant until) {
    leaving.put(answer.id().value(), Leaving.entry(until, answer.withoutText()));
  }

  private void gone(Record<String, Change> record) {
    answers
        .gone(record.key())
        .ifPresent(answer -> send(record, answer.answers().orElseThrow(), answer));
  }

  private void send(Record<String, Change> record, MentionId called, Mention mention) {
    context().forward(record.withKey(called.value()).withValue(new Change.Said(mention)), GIVEN);
  }
}
