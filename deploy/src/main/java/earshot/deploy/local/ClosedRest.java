package earshot.deploy.local;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.apache.kafka.connect.rest.ConnectRestExtension;
import org.apache.kafka.connect.rest.ConnectRestExtensionContext;

/**
 * Answers 403 to every request on the local worker's REST interface.
 *
 * <p>Connect has no setting that turns it off, and it would let every program on the machine read
 * and change connectors, secrets included. We speak to the worker in-process.
 */
public final class ClosedRest implements ConnectRestExtension {
  @Override
  public void register(ConnectRestExtensionContext context) {
    context.configurable().register(new Refuse());
  }

  /** Before Connect looks which of its resources is meant. */
  @PreMatching
  static final class Refuse implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      request.abortWith(
          Response.status(Response.Status.FORBIDDEN)
              .entity("{\"error_code\":403,\"message\":\"this worker is driven by Earshot alone\"}")
              .type("application/json")
              .build());
    }
  }

  @Override
  public void configure(Map<String, ?> settings) {}

  @Override
  public String version() {
    return "1";
  }

  @Override
  public void close() {}
}
