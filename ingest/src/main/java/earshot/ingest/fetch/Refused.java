package earshot.ingest.fetch;

import java.io.IOException;

/** We will not go there or take that; asking again at once would change nothing. */
final class Refused extends IOException {
  private static final long serialVersionUID = 1;

  Refused(String why) {
    super(why);
  }
}
