package earshot.query.pages;

import earshot.mention.Act;
import earshot.mention.Group;
import earshot.mention.Mention;
import earshot.mention.MentionId;
import earshot.mention.Texts;
import earshot.query.BadSearch;
import earshot.query.GroupBook;
import earshot.query.MentionStore;
import earshot.query.http.Admits;
import earshot.query.http.Desk;
import earshot.query.http.Routes;
import earshot.query.http.Visitor;
import earshot.query.http.Wiring;
import earshot.query.http.Wish;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Takes the forms of the pages: what somebody does with a mention or with several, under which name
 * and in which language. A browser that sent a form goes back to the page it came from; a script
 * that sent one gets the cards anew.
 */
final class DeskDoors implements Routes {
  private static final String WHO = "who";

  /** More than a page shows. */
  private static final int MOST_AT_ONCE = 1000;

  /** Sent by our script, which puts cards in place of the old ones. */
  private static final String PIECE = "X-Piece";

  private final MentionStore store;
  private final GroupBook groups;
  private final Desk desk;
  private final Shown shown;

  DeskDoors(Wiring wiring, Shown shown) {
    this.store = wiring.store();
    this.groups = wiring.groups();
    this.desk = new Desk(wiring);
    this.shown = shown;
  }

  /** Answers with cards. */
  @FunctionalInterface
  interface Shown {
    void show(List<Mention> mentions, String here, Context context);
  }

  @Override
  public void open(RoutesConfig routes) {
    routes.post("/who", this::name, Admits.VIEWERS);
    routes.post("/language", this::language, Admits.ANYBODY);
    routes.post("/mentions/{id}/status", context -> act(context, Act.STATUS), Admits.AGENTS);
    routes.post("/mentions/{id}/assignee", context -> act(context, Act.ASSIGNEE), Admits.AGENTS);
    routes.post("/mentions/{id}/note", context -> act(context, Act.NOTE), Admits.AGENTS);
    routes.post("/mentions/{id}/sentiment", context -> act(context, Act.SENTIMENT), Admits.AGENTS);
    routes.post("/mentions/{id}/brands", this::belong, Admits.AGENTS);
    routes.post("/mentions/{id}/reply", context -> act(context, Act.REPLY), Admits.AGENTS);
    routes.post("/chosen/status", context -> actOnAll(context, Act.STATUS), Admits.AGENTS);
    routes.post("/chosen/undo", this::undo, Admits.AGENTS);
    routes.post("/chosen/assignee", context -> actOnAll(context, Act.ASSIGNEE), Admits.AGENTS);
  }

  static boolean wantsPieces(Context context) {
    return context.header(PIECE) != null;
  }

  /** Whether the script shows a mention on its own page. */
  static boolean wantsWhole(Context context) {
    return "whole".equals(context.header(PIECE));
  }

  private void act(Context context, Act act) {
    Wish wish = wish(context, act, seen(context));
    grant(wish, context);
  }

  private void grant(Wish wish, Context context) {
    answer(List.of(desk.grant(new MentionId(context.pathParam("id")), wish)), context);
  }

  /** The brands that are ticked; none says that it is about none. */
  private void belong(Context context) {
    grant(Wish.brands(context.formParams(Act.BRANDS.word()), who(context), seen(context)), context);
  }

  private static Wish wish(Context context, Act act, OptionalLong seen) {
    Optional<String> value = Texts.present(context.formParam(act.word()));
    return Wish.of(act, act.word(), value, who(context), seen).sending(sent(context));
  }

  /** Whoever says nothing wants an answer to leave where it can. */
  private static Optional<Boolean> sent(Context context) {
    return Texts.present(context.formParam("kept")).map(kept -> !kept.equals("true"));
  }

  private static OptionalLong seen(Context context) {
    return Texts.present(context.formParam("version"))
        .filter(version -> version.matches("\\d{1,18}"))
        .map(version -> OptionalLong.of(Long.parseLong(version)))
        .orElse(OptionalLong.empty());
  }

  /** Does the same with all that were chosen; what is gone meanwhile is left out. */
  private void actOnAll(Context context, Act act) {
    Stream<MentionId> one =
        context.formParams("id").stream().filter(id -> !id.isBlank()).map(MentionId::new);
    Stream<MentionId> many = context.formParams("group").stream().flatMap(this::mentions);
    List<MentionId> ids = Stream.concat(one, many).distinct().toList();
    List<MentionId> there = store.byIds(ids).stream().map(Mention::id).toList();
    Batch batch =
        Texts.present(context.formParam("group"))
            .map(group -> Batch.ofGroup(act, group))
            .orElseGet(() -> Batch.ofChosen(act, there));
    Wish wish = wish(context, act, OptionalLong.empty()).together(batch.id());
    answer(grant(there, wish), context);
    if (!wantsPieces(context)) {
      batch.remember(context); // a script offers it at once
    }
  }

  /** Puts back all that was done at once, but for what somebody changed since. */
  private void undo(Context context) {
    Batch batch =
        Batch.named(Texts.present(context.formParam("batch")))
            .orElseThrow(() -> new BadSearch("batch", "batch names nothing that can be undone"));
    List<Mention> there =
        store.byIds(batch.chosen().orElseGet(() -> mentions(batch.those()).toList()));
    Map<Optional<String>, List<MentionId>> before = new HashMap<>();
    there.forEach(
        mention ->
            batch
                .deed(mention)
                .ifPresent(
                    deed ->
                        before
                            .computeIfAbsent(deed.was(), was -> new ArrayList<>())
                            .add(mention.id())));
    List<Desk.Answer> answers = new ArrayList<>();
    before.forEach((was, ids) -> answers.addAll(grant(ids, back(batch, was, context))));
    answer(answers, context);
  }

  private static Wish back(Batch batch, Optional<String> was, Context context) {
    return Wish.of(batch.act(), batch.act().word(), was, who(context), OptionalLong.empty());
  }

  /** Those that belong to a group now. */
  private Stream<MentionId> mentions(String group) {
    return groups.now().byId(group).stream()
        .filter(one -> one.id().equals(group))
        .flatMap(one -> one.members().stream())
        .map(Group.Member::mention);
  }

  private List<Desk.Answer> grant(List<MentionId> ids, Wish wish) {
    List<Desk.Answer> answers = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += MOST_AT_ONCE) {
      answers.addAll(
          grantAtOnce(ids.subList(from, Math.min(from + MOST_AT_ONCE, ids.size())), wish));
    }
    return answers;
  }

  /** At the same time, because each waits until it can be read. */
  private List<Desk.Answer> grantAtOnce(List<MentionId> ids, Wish wish) {
    try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Desk.Answer>> tasks =
          ids.stream().<Callable<Desk.Answer>>map(id -> () -> desk.grant(id, wish)).toList();
      List<Desk.Answer> answers = new ArrayList<>();
      for (Future<Desk.Answer> task : hands.invokeAll(tasks)) {
        answers.add(task.get());
      }
      return answers;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while several mentions were changed", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException why) {
        throw why;
      }
      throw new IllegalStateException("of several mentions one could not be changed", e);
    }
  }

  private void answer(List<Desk.Answer> answers, Context context) {
    if (wantsPieces(context)) {
      shown.show(answers.stream().map(Desk.Answer::mention).toList(), here(context), context);
    } else {
      back(context);
    }
  }

  private void name(Context context) {
    String name = Texts.present(context.formParam(WHO)).orElse("");
    String kept = name.substring(0, Math.min(name.length(), Wish.LONGEST_NAME));
    Local.keepStrictly(WHO, Local.encoded(kept), context);
    back(context);
  }

  private void language(Context context) {
    Texts.present(context.formParam(Languages.COOKIE))
        .filter(Languages::has)
        .ifPresent(language -> Local.keep(Languages.COOKIE, language, context));
    back(context);
  }

  /** The name under which this person works, as far as they have said. */
  static Optional<String> who(Context context) {
    return Visitor.name(Local.cookie(WHO, context));
  }

  private static void back(Context context) {
    Local.redirect(here(context), context);
  }

  private static String here(Context context) {
    return Local.path(context.formParam("here")).orElse("/");
  }
}
