package earshot.query.http;

import io.javalin.http.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Ends an answer that failed half-way so that its reader notices. */
final class BrokenOff {
  private BrokenOff() {}

  /** Cuts the connection: the body lacks its end, which every HTTP client reports. */
  static void hangUp(Context context) {
    ServletContextRequest.getServletContextRequest(context.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
  }
}
