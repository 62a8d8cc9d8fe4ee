package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.query.BadSearch;
import earshot.query.DeadCursor;
import earshot.query.IntakeUnavailable;
import earshot.query.SearchFailure;
import earshot.query.StoreUnavailable;
import earshot.query.Unfit;
import earshot.query.access.Declined;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where failures become answers. */
final class Problems {
  /** When to try again after the store was down. */
  private static final String RETRY_AFTER_SECONDS = "5";

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private final List<Routes> rooms;

  Problems(List<Routes> rooms) {
    this.rooms = rooms;
  }

  void open(RoutesConfig routes) {
    routes.exception(Problem.Thrown.class, (e, context) -> answer(e.problem(), context));
    routes.exception(Unfit.class, (e, context) -> answer(Problem.of(e), context));
    routes.exception(Declined.class, (e, context) -> answer(of(e, context), context));
    routes.exception(SearchFailure.class, (e, context) -> answer(of(e), context));
    routes.exception(IntakeUnavailable.class, (e, context) -> answer(of(e), context));
    routes.exception(HttpResponseException.class, (e, context) -> answer(of(e, context), context));
    routes.exception(Exception.class, (e, context) -> answer(unexpected(e, context), context));
  }

  private static Problem of(SearchFailure failure) {
    return switch (failure) {
      case BadSearch bad -> Problem.badParameter(bad.parameter(), bad.column(), said(bad));
      case DeadCursor dead -> Problem.of(410, "expired", "This page has expired", said(dead));
      case StoreUnavailable down ->
          Problem.of(503, "unavailable", "Earshot can't answer right now", said(down));
    };
  }

  private static Problem of(Declined declined, Context context) {
    return switch (declined.kind()) {
      case UNFIT -> Problem.badParameter(declined.field(), OptionalInt.empty(), declined.why());
      case UNKNOWN -> Problem.notFound(declined.why());
      case CONFLICT -> Problem.of(409, "conflict", "This can't be done now", declined.why());
      case WRONG -> Problem.of(401, "login", "Log in first", declined.why());
      case TOO_OFTEN -> Problem.tooMany(declined.why(), declined.waiting(), context);
    };
  }

  private static Problem of(IntakeUnavailable failure) {
    LOG.warn("what was handed in could not be kept", failure);
    return Problem.of(503, "unavailable", "Earshot can't take this right now", said(failure));
  }

  private static Problem of(HttpResponseException e, Context context) {
    String asked = context.method() + " " + context.path();
    return switch (e.getStatus()) {
      case 404 -> Problem.notFound("there is no " + context.path());
      case 405 ->
          Problem.of(405, "method", "This address can't do that", asked + " is not supported");
      case 413 -> Problem.tooLarge(Doorkeeper.LARGEST_BODY);
      default -> Problem.of(e.getStatus(), "http", "The request can't be answered", asked);
    };
  }

  private static Problem unexpected(Exception e, Context context) {
    UUID id = UUID.randomUUID();
    LOG.error("{} {} failed, problem {}", context.method(), context.path(), id, e);
    return Problem.of(
        500, "internal", "Something broke", "the log of this server has it under " + id);
  }

  private static String said(Exception e) {
    String message = e.getMessage();
    return message == null ? "" : message;
  }

  private void answer(Problem problem, Context context) {
    if (context.res().isCommitted()) {
      BrokenOff.hangUp(context); // half an answer must not look like a whole one
      return;
    }
    context.status(problem.status());
    context.header("Cache-Control", "no-store");
    if (problem.status() == 503) {
      context.header("Retry-After", RETRY_AFTER_SECONDS);
    }
    for (Routes room : rooms) {
      if (room.show(problem, context)) {
        return;
      }
    }
    context.contentType("application/problem+json").result(json(problem));
  }

  static byte[] json(Problem problem) {
    return Json.bytes(json -> write(problem, json));
  }

  private static void write(Problem problem, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", problem.type());
    json.writeStringField("title", problem.title());
    json.writeNumberField("status", problem.status());
    json.writeStringField("detail", problem.detail());
    if (problem.parameter().isPresent()) {
      json.writeStringField("parameter", problem.parameter().get());
    }
    if (problem.column().isPresent()) {
      json.writeNumberField("column", problem.column().getAsInt());
    }
    json.writeEndObject();
  }
}
