package earshot.ingest.sources.lemmy;

import earshot.mention.Kind;

/** The two things that people write there, with the words that the API has for each. */
enum Type {
  POSTS("post", "name", "body", "comments", Kind.POST),
  COMMENTS("comment", "", "content", "child_count", Kind.COMMENT);

  /** Its name in paths and answers; one more letter makes it a list. */
  final String word;

  final String title;
  final String text;
  final String replies;
  final Kind kind;

  Type(String word, String title, String text, String replies, Kind kind) {
    this.word = word;
    this.title = title;
    this.text = text;
    this.replies = replies;
    this.kind = kind;
  }

  /** Its native id, which begins with what it is. */
  String id(String number) {
    return word + "-" + number;
  }
}
