package earshot.query.http;

import earshot.query.CheckResult;
import earshot.query.Rebuild;
import java.util.Optional;

/** Rebuilds nothing. */
public final class Idle implements Rebuild {
  @Override
  public void begin() {}

  @Override
  public Progress progress() {
    return new Progress(State.NONE, 0, Optional.of("has not begun"));
  }

  @Override
  public CheckResult check() {
    return CheckResult.ok("");
  }
}
