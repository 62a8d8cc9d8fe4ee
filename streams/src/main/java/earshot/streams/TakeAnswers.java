package earshot.streams;

import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.MentionJson;
import earshot.mention.Rejected;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Says a mention anew with the answer that the brand gave it, if it is here already. An answer that
 * calls it by another name goes on to its id, as soon as that is known.
 */
final class TakeAnswers extends ContextualProcessor<String, byte[], String, Change> {
  /** Who takes answers that go on to the id of their mention. */
  static final String PASSED = "answers-passed";

  @SuppressWarnings("NullAway.Init") // Kafka calls init before anything else
  private AnswerBook answers;

  @SuppressWarnings("NullAway.Init")
  private KeyValueStore<String, Known> known;

  @Override
  public void init(ProcessorContext<String, Change> context) {
    super.init(context);
    answers = new AnswerBook(context);
    known = context.getStateStore(Distinct.STORE);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    if (isForgotten(record.key())) {
      return;
    }
    try {
      Mention came = MentionJson.read(record.value());
      if (came.answers().isPresent()) {
        answers.given(record.key(), came).ifPresent(mention -> answered(record, mention, came));
      } else {
        answers.called(record.key(), came).forEach(answer -> pass(record, came.id(), answer));
      }
    } catch (IOException | IllegalArgumentException e) { // one bad record never stops the flow
      context().forward(record.withValue(refused(record, e)), OwnAnswers.HEARD);
    }
  }

  private boolean isForgotten(String id) {
    return Optional.ofNullable(known.get(id)).filter(Known::forgotten).isPresent();
  }

  private void answered(Record<String, byte[]> record, Mention mention, Mention answer) {
    if (mention.id().value().equals(record.key())) {
      context().forward(record.withValue(new Change.Said(mention)), OwnAnswers.HEARD);
    } else {
      pass(record, mention.id(), answer);
    }
  }

  private void pass(Record<String, byte[]> record, MentionId to, Mention answer) {
    context().forward(record.withKey(to.value()).withValue(new Change.Said(answer)), PASSED);
  }

  private static Change refused(Record<String, byte[]> record, Exception e) {
    return new Change.Refused(
        new Rejected(
            "streams",
            Optional.empty(),
            Optional.empty(),
            Optional.of(record.key()),
            "not an answer: " + e.getMessage(),
            Optional.empty(),
            Instant.ofEpochMilli(record.timestamp())));
  }
}
