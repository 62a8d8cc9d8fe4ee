package earshot.query.digest;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * A review check in words, as paper would bear it; how a line looks is up to who shows it.
 *
 * @param link where the same is a page
 * @param notes what people should know before anything else
 */
record Sheet(
    String title, String span, URI link, String open, List<String> notes, List<Section> sections) {
  Sheet {
    notes = List.copyOf(notes);
    sections = List.copyOf(sections);
  }

  /** What belongs together under one title. */
  record Section(String title, List<Line> lines) {
    Section {
      lines = List.copyOf(lines);
    }
  }

  /** One line. */
  sealed interface Line {}

  /**
   * A figure.
   *
   * @param note what to think of it; may be empty
   * @param bar how long its bar is, 0 to 1; absent without one
   */
  record Figure(
      String label, String value, String note, Optional<Double> bar, Tone tone, Optional<URI> link)
      implements Line {}

  /** Words of a person, with who said them where. */
  record Said(String text, String language, String by, List<Link> links) implements Line {
    Said {
      links = List.copyOf(links);
    }
  }

  /** A sentence of ours. */
  record Remark(String text, Optional<Link> link) implements Line {}

  /** Words that lead somewhere. */
  record Link(String text, URI to) {}

  /** What a figure speaks of. */
  enum Tone {
    PLAIN,
    GOOD,
    BAD
  }
}
