package earshot.query.http;

import earshot.mention.MentionJson;
import earshot.mention.Removed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes what is left of mentions that are gone, one row or line each. */
final class GoneWriter {
  private static final String COLUMNS = "id,source,brands,collectedAt,removedAt,by\r\n";

  private GoneWriter() {}

  static void write(List<Removed> gone, String format, OutputStream out) throws IOException {
    if (format.equals("csv")) {
      out.write(COLUMNS.getBytes(StandardCharsets.UTF_8));
      for (Removed each : gone) {
        out.write(row(each).getBytes(StandardCharsets.UTF_8));
      }
    } else {
      lines(gone, out);
    }
  }

  private static String row(Removed gone) {
    Map<String, Object> data = data(gone);
    data.put("brands", String.join("; ", gone.brands()));
    return data.values().stream()
        .map(value -> CsvWriter.cell(value.toString()))
        .collect(Collectors.joining(",", "", "\r\n"));
  }

  private static void lines(List<Removed> gone, OutputStream out) throws IOException {
    for (Removed each : gone) {
      out.write(MentionJson.write(data(each)));
      out.write('\n');
    }
  }

  private static Map<String, Object> data(Removed gone) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("id", gone.mention().value());
    data.put("source", gone.source());
    data.put("brands", gone.brands());
    data.put("collectedAt", gone.collectedAt());
    data.put("removedAt", gone.removedAt());
    data.put("by", gone.by().word());
    return data;
  }
}
