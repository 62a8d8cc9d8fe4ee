package earshot.query.http;

import com.fasterxml.jackson.databind.JsonNode;
import earshot.assess.rule.Rule;
import earshot.query.Unfit;
import earshot.query.live.RuleLedger;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells the rules there are, and takes those that people make while Earshot runs. What the
 * configuration declares is shown and locked.
 */
public final class RuleRoutes implements Routes {
  private static final String RULES = "/api/v1/rules";
  private static final String RULE = RULES + "/{name}";
  private static final int LARGEST_BODY = 64 * 1024;

  /** What may stand in an address without being taken for something else. */
  private static final Pattern NAME = Pattern.compile("[^./\\\\;%][^/\\\\;%]{0,199}");

  private static final int LONGEST_NAME = 200;

  private final RuleLedger rules;
  private final RuleForm form;

  public RuleRoutes(RuleLedger rules, RuleForm form) {
    this.rules = rules;
    this.form = form;
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(RULES, this::all);
    routes.get(RULE, this::one);
    routes.post(RULES, this::make, Admits.MANAGERS);
    routes.put(RULE, this::change, Admits.MANAGERS);
    routes.delete(RULE, this::remove, Admits.MANAGERS);
  }

  private void all(Context context) {
    Accepts.check(context, Accepts.JSON);
    Parameters.of(context, Set.of());
    List<Rule> all = rules.all();
    context
        .contentType(Accepts.JSON)
        .result(
            Json.bytes(
                json -> {
                  json.writeStartObject();
                  json.writeNumberField("total", all.size());
                  json.writeArrayFieldStart("rules");
                  for (Rule rule : all) {
                    RuleWriter.write(rule, json);
                  }
                  json.writeEndArray();
                  json.writeEndObject();
                }));
  }

  private void one(Context context) {
    Accepts.check(context, Accepts.JSON);
    answer(context, known(context.pathParam("name")));
  }

  private Rule known(String name) {
    return rules
        .named(name)
        .orElseThrow(
            () -> Problem.notFound("there is no rule named \"%s\"".formatted(name)).thrown());
  }

  private void make(Context context) {
    Rule rule = given(context);
    if (rules.named(rule.name()).isPresent()) {
      throw Problem.of(
              409,
              "exists",
              "There is such a rule already",
              "change it with PUT %s/%s, or take another name".formatted(RULES, rule.name()))
          .thrown();
    }
    rules.put(rule);
    context.status(HttpStatus.CREATED);
    answer(context, rule);
  }

  private void change(Context context) {
    Rule rule = given(context);
    String name = context.pathParam("name");
    if (!rule.name().equals(name)) {
      throw JsonFields.refused(
          "name",
          "the rule in the body is named \"%s\", the address says \"%s\""
              .formatted(rule.name(), name));
    }
    unlocked(known(name));
    rules.put(rule);
    answer(context, rule);
  }

  private void remove(Context context) {
    Rule rule = known(context.pathParam("name"));
    unlocked(rule);
    rules.remove(rule.name());
    context.status(HttpStatus.NO_CONTENT);
  }

  private static void unlocked(Rule rule) {
    if (!rule.made()) {
      throw Problem.of(
              409,
              "locked",
              "The configuration declares this rule",
              "\"%s\" stands in the configuration; change it there and start again"
                  .formatted(rule.name()))
          .thrown();
    }
  }

  private Rule given(Context context) {
    Accepts.check(context, Accepts.JSON);
    Parameters.of(context, Set.of());
    JsonNode body = JsonFields.tree(RequestBody.read(context, LARGEST_BODY, Accepts.JSON));
    return addressable(form.read(body).byPeople());
  }

  /** The rule, unless its name could not stand in an address. */
  public static Rule addressable(Rule rule) {
    if (!NAME.matcher(rule.name()).matches()) {
      throw new Unfit(
          "name",
          Unfit.Kind.NAME,
          "name must be 1 to 200 characters, none of / \\ ; %, and no point first: it is part of an address",
          LONGEST_NAME);
    }
    return rule;
  }

  private static void answer(Context context, Rule rule) {
    context.contentType(Accepts.JSON).result(Json.bytes(json -> RuleWriter.write(rule, json)));
  }
}
