package earshot.deploy.demo;

import java.util.Optional;

/** One place in the town where what was said can be read, in its own format. */
interface Stall {

  /** The answer; empty when this isn't the place to ask. */
  Optional<Reply> answer(Ask ask);
}
