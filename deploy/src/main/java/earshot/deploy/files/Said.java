package earshot.deploy.files;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * One thing said in a file.
 *
 * @param line where it stands
 * @param row as the import takes it; absent when it can't be used
 * @param fault why it can't be used
 */
public record Said(long line, Optional<ObjectNode> row, Optional<String> fault) {
  static Said of(long line, ObjectNode row) {
    return new Said(line, Optional.of(row), Optional.empty());
  }

  static Said bad(long line, String fault) {
    return new Said(line, Optional.empty(), Optional.of(fault));
  }
}
