package earshot.query.pages;

import earshot.mention.Texts;
import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Leads people on within these pages, and nowhere else. */
final class Local {
  private static final int SEE_OTHER = 303;

  private Local() {}

  /** An address of ours, if this is one: "//" would begin one elsewhere. */
  static Optional<String> path(@Nullable String given) {
    return Texts.present(given).filter(path -> path.matches("/(?![/\\\\])[^\\p{Cntrl}]*"));
  }

  static void redirect(String path, Context context) {
    context.status(SEE_OTHER).header("Location", path);
  }
}
