package earshot.deploy.local;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
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
  private static final ContainerRequestFilter REFUSE = ClosedRest::refuse;

  @Override
  public void register(ConnectRestExtensionContext context) {
    context.configurable().register(REFUSE, ContainerRequestFilter.class);
  }

  private static void refuse(ContainerRequestContext request) {
    request.abortWith(
        Response.status(Response.Status.FORBIDDEN)
            .entity("{\"error_code\":403,\"message\":\"this worker is driven by Earshot alone\"}")
            .type("application/json")
            .build());
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
