package earshot.query.http;

import com.fasterxml.jackson.core.JsonGenerator;
import earshot.query.Unfit;
import earshot.query.live.ReplyTemplates;
import earshot.query.template.ReplyTemplate;
import earshot.query.template.ShippedTemplates;
import earshot.query.template.Situation;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/** Tells the answers that are written once, and takes a team's own. */
public final class TemplateRoutes implements Routes {
  private static final String TEMPLATES = "/api/v1/templates";
  private static final String TEMPLATE = TEMPLATES + "/{name}";
  private static final int LARGEST_BODY = 64 * 1024;

  private final ReplyTemplates own;

  public TemplateRoutes(ReplyTemplates own) {
    this.own = own;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(TEMPLATES, this::all);
    routes.put(TEMPLATE, this::write, Admits.MANAGERS);
    routes.delete(TEMPLATE, this::remove, Admits.MANAGERS);
  }

  private void all(Context context) {
    Accepts.check(context, Accepts.JSON);
    Parameters.of(context, Set.of());
    List<ReplyTemplate> all = ShippedTemplates.with(own.all());
    context
        .contentType(Accepts.JSON)
        .result(Json.list(all.size(), "templates", all, TemplateRoutes::write));
  }

  private void write(Context context) {
    Accepts.check(context, Accepts.JSON);
    Parameters.of(context, Set.of());
    JsonFields fields =
        JsonFields.of(
            RequestBody.read(context, LARGEST_BODY, Accepts.JSON),
            Set.of("language", "situation", "text"));
    ReplyTemplate template =
        template(
            context.pathParam("name"),
            fields.neededText("language", 3),
            fields.neededText("situation", 20),
            fields.neededText("text", ReplyTemplate.LONGEST_TEXT));
    own.put(template);
    context.contentType(Accepts.JSON).result(Json.object(json -> write(template, json)));
  }

  private void remove(Context context) {
    remove(context.pathParam("name"), own);
    context.status(HttpStatus.NO_CONTENT);
  }

  /** Takes away one that the team wrote. */
  public static void remove(String name, ReplyTemplates own) {
    if (own.all().stream().noneMatch(template -> template.name().equals(name))) {
      throw Problem.notFound("nobody here wrote a template named \"%s\"".formatted(name)).thrown();
    }
    own.remove(name);
  }

  /**
   * The template of these words.
   *
   * @throws Unfit where they make none
   */
  public static ReplyTemplate template(
      String name, String language, String situation, String text) {
    Situation when =
        Situation.named(situation)
            .orElseThrow(
                () ->
                    new Unfit(
                        "situation",
                        Unfit.Kind.UNKNOWN,
                        "situation is apologise, thank or other",
                        situation));
    return new ReplyTemplate(name, language, when, text);
  }

  private static void write(ReplyTemplate template, JsonGenerator json) throws IOException {
    json.writeStringField("name", template.name());
    json.writeStringField("language", template.language());
    json.writeStringField("situation", template.situation().word());
    json.writeStringField("text", template.text());
    json.writeBooleanField("shipped", ShippedTemplates.has(template));
  }
}
