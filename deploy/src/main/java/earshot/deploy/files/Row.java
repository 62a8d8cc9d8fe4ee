package earshot.deploy.files;

import java.util.Map;
import java.util.Optional;

/**
 * One row of a file.
 *
 * @param line where it begins, from 1
 * @param cells by column, blank ones left out
 * @param fault why it can't be read, in which case there are no cells
 */
record Row(long line, Map<String, String> cells, Optional<String> fault) {
  static Row of(long line, Map<String, String> cells) {
    return new Row(line, cells, Optional.empty());
  }

  static Row bad(long line, String fault) {
    return new Row(line, Map.of(), Optional.of(fault));
  }

  Optional<String> cell(String column) {
    return Optional.ofNullable(cells.get(column));
  }
}
