package earshot.query.pages;

import earshot.mention.Group;
import earshot.mention.Texts;
import earshot.query.http.Admits;
import earshot.query.http.GroupDesk;
import earshot.query.http.Routes;
import earshot.query.http.Wiring;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Optional;

/** The pages of what many say, and the forms by which people say what belongs together. */
final class GroupPages implements Routes {
  private static final String ONE = GroupsView.PATH + "/{id}";
  private static final String TITLE = "groups.title";

  private final Pages pages;
  private final Wiring wiring;
  private final GroupDesk desk;

  GroupPages(Pages pages, Wiring wiring) {
    this.pages = pages;
    this.wiring = wiring;
    this.desk = new GroupDesk(wiring);
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.get(GroupsView.PATH, this::all);
    routes.get(ONE, this::one);
    wish(routes, "name", (id, context, by) -> desk.name(id, given("name", context), by));
    wish(routes, "solved", (id, context, by) -> desk.solve(id, solved(context), by));
    wish(routes, "merge", (id, context, by) -> desk.merge(id, into(context), by));
    wish(routes, "split", (id, context, by) -> desk.split(id, chosen(context), by));
    wish(routes, "pin", (id, context, by) -> desk.pin(into(context), chosen(context), by));
  }

  /** What a form of a group asks for. */
  @FunctionalInterface
  private interface Wanted {
    GroupDesk.Answer of(String id, Context context, Optional<String> by);
  }

  /** Leads on to the group that it made. */
  private void wish(RoutesConfig routes, String word, Wanted wanted) {
    routes.post(
        ONE + "/" + word,
        context -> {
          String id = context.pathParam("id");
          Local.redirect(
              GroupsView.PATH + '/' + wanted.of(id, context, DeskDoors.who(context)).id(), context);
        },
        Admits.AGENTS);
  }

  private static Optional<String> given(String field, Context context) {
    return Texts.present(context.formParam(field));
  }

  private static boolean solved(Context context) {
    return given("solved", context).equals(Optional.of("true"));
  }

  private static String into(Context context) {
    return given("into", context).orElse("");
  }

  private static List<String> chosen(Context context) {
    return context.formParams("statement");
  }

  private void all(Context context) {
    GroupsView view =
        GroupsView.of(
            wiring.groups().now(),
            context.queryParamMap(),
            wiring.store(),
            pages.chrome(TITLE, GroupsView.PATH, context),
            wiring.clock().instant());
    pages.render("groups.jte", view, context);
  }

  private void one(Context context) {
    List<Group> found = wiring.groups().now().byId(context.pathParam("id"));
    if (found.isEmpty()) {
      throw new NotFoundResponse();
    }
    Chrome chrome = pages.chrome(TITLE, GroupsView.PATH, context);
    GroupView view =
        GroupView.of(
            found, wiring.groups().now(), wiring.store(), chrome, wiring.clock().instant());
    pages.render("group.jte", view, context);
  }
}
