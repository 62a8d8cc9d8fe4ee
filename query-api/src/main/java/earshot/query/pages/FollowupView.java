package earshot.query.pages;

import earshot.mention.Followup;
import earshot.query.Wording;
import java.util.List;
import java.util.Optional;

/**
 * What a customer sees who was asked.
 *
 * @param title also of the window
 * @param says what comes before the form
 * @param path where the form goes
 * @param form whether there is one
 * @param out whether it is about getting no more mail
 * @param sends whether a script may send the chosen stars at once: somebody clicked on them
 */
record FollowupView(
    Wording words,
    Assets assets,
    String title,
    String says,
    String path,
    boolean form,
    boolean out,
    boolean sends,
    List<Choice> stars) {
  private static final int MOST = 5;

  static FollowupView of(
      Followup followup, Optional<Integer> chosen, boolean done, String path, Assets assets) {
    Wording words = Languages.words(followup.language());
    boolean answered = followup.answeredAt().isPresent();
    String says = done && answered ? "followup.thanks" : "followup.ask";
    return new FollowupView(
        words,
        assets,
        words.of("followup.title", followup.brand()),
        words.of(answered && !done ? "followup.again" : says),
        path,
        true,
        false,
        chosen.isPresent() && !answered,
        stars(chosen.or(followup::stars), words));
  }

  static FollowupView out(Followup followup, boolean done, String path, Assets assets) {
    Wording words = Languages.words(followup.language());
    return new FollowupView(
        words,
        assets,
        words.of("followup.out"),
        words.of(done ? "followup.gone" : "followup.leave", followup.brand()),
        path,
        !done,
        true,
        false,
        List.of());
  }

  private static List<Choice> stars(Optional<Integer> chosen, Wording words) {
    return java.util.stream.IntStream.rangeClosed(1, MOST)
        .mapToObj(
            stars ->
                new Choice(
                    words.of("followup.stars", stars),
                    String.valueOf(stars),
                    chosen.filter(one -> one == stars).isPresent(),
                    ""))
        .toList();
  }
}
