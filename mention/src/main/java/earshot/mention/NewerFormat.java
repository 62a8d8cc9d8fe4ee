package earshot.mention;

import java.io.IOException;

/** Something was written in a format that this version does not know; the message says which. */
public final class NewerFormat extends IOException {
  private static final long serialVersionUID = 1L;

  NewerFormat(Class<?> type, String format, int newest) {
    super(
        "%s is in format %s, and this version reads 1 to %d: upgrade it"
            .formatted(type.getSimpleName(), format, newest));
  }
}
