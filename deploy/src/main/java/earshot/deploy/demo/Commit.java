package earshot.deploy.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One thing that somebody did with a post on Bluesky.
 *
 * @param said with the words it had from then on
 */
record Commit(Operation operation, Utterance said, Instant at) {
  static final String POSTS = "app.bsky.feed.post";

  /** What can be done, in Jetstream's words. */
  enum Operation {
    CREATE,
    UPDATE,
    DELETE
  }

  /** What was done with a post between two instants, whatever stands there now. */
  static Stream<Commit> of(Utterance now, Town town, Instant after, Instant until) {
    Utterance first = town.find(now.number(), now.saidAt()).orElse(now);
    Stream<Commit> edited =
        now.editedAt().map(at -> new Commit(Operation.UPDATE, now, at)).stream();
    Stream<Commit> gone = now.goneAt().map(at -> new Commit(Operation.DELETE, now, at)).stream();
    return Stream.of(Stream.of(new Commit(Operation.CREATE, first, now.saidAt())), edited, gone)
        .flatMap(commits -> commits)
        .filter(commit -> commit.at.isAfter(after) && !commit.at.isAfter(until))
        .filter(commit -> now.goneAt().filter(commit.at::isAfter).isEmpty());
  }

  /** As Jetstream tells it; somebody who speaks of no shop makes small talk. */
  ObjectNode json() {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event
        .put(
            "did", "did:web:" + said.author().handle().replace('_', '-') + ".poplar-square.example")
        .put("time_us", ChronoUnit.MICROS.between(Instant.EPOCH, at))
        .put("kind", "commit");
    ObjectNode commit =
        event
            .putObject("commit")
            .put("rev", key(at.toEpochMilli()))
            .put("operation", operation.name().toLowerCase(Locale.ROOT))
            .put("collection", POSTS)
            .put("rkey", key(said.number()));
    if (operation != Operation.DELETE) {
      commit.set("record", record());
      commit.put("cid", "bafyrei" + key(at.toEpochMilli()));
    }
    return event;
  }

  private ObjectNode record() {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record
        .put("$type", POSTS)
        .put("createdAt", said.saidAt().toString())
        .put("text", said.channel() == Channel.BLUESKY ? said.text() : smallTalk());
    record.putArray("langs").add(said.spoken());
    return record;
  }

  private String smallTalk() {
    List<String> all = Phrasebook.shared().phrases("smalltalk", said.language());
    return all.get((int) (said.number() % all.size()));
  }

  private static String key(long number) {
    return "3" + Long.toString(number, Character.MAX_RADIX);
  }
}
