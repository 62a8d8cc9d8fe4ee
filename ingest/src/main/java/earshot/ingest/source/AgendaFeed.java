package earshot.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** A feed in which one page may lead to several: the comments of each post, the rest of a list. */
public abstract class AgendaFeed extends ApiFeed {
  /** A feed of a source; see {@link ApiFeed}. */
  protected AgendaFeed(String source, String account, String place, Polling polling, Api api) {
    super(source, account, place, polling, api);
  }

  /** What one answer held: items, and what is to be read after it. */
  public static final class Found {
    private final List<Item> items = new ArrayList<>();
    private final List<String> steps = new ArrayList<>();
    private Hints hints = Hints.NONE;

    /** What somebody said in this list. */
    public void items(Iterable<JsonNode> list, String idField, Json.ItemReader reader) {
      items.addAll(Json.items(list, idField, reader));
    }

    /** What is still to be read, before all that was known to be so. */
    public void step(Step step) {
      steps.add(step.token());
    }

    /** What the place asked for. */
    public void hints(Hints asked) {
      hints = asked;
    }
  }

  /** What a walk begins with, where its pages have to know more of it than that they are first. */
  protected Optional<Step> first(Cursor cursor) {
    return Optional.empty();
  }

  /** Where the step that is due is asked for; the first of a walk is empty. */
  protected abstract HttpUrl.Builder at(Cursor cursor, Step due);

  /** Reads what was answered to a step. */
  protected abstract void read(Fetched fetched, JsonNode answer, Step due, Found found)
      throws IOException;

  /** Asks there; a place that wants more than an address is asked otherwise. */
  protected Request ask(HttpUrl.Builder url, Cursor cursor, Step due) {
    return api.get(url);
  }

  @Override
  public final Request request(Cursor cursor, Optional<String> page) {
    Agenda agenda = Agenda.of(page.or(() -> first(cursor).map(Step::token)));
    Step due = due(agenda);
    return ask(agenda.in(at(cursor, due)), cursor, due);
  }

  @Override
  public final Page parse(Fetched fetched) throws IOException {
    Agenda agenda = Agenda.of(fetched);
    Found found = new Found();
    JsonNode answer = answer(fetched);
    read(fetched, answer, due(agenda), found);
    Page page = Page.of(found.items, agenda.after(found.steps).token()).with(found.hints);
    return conclude(page, answer, due(agenda));
  }

  /** The page with where to go on after it, where that is not only its agenda. */
  protected Page conclude(Page page, JsonNode answer, Step due) {
    return page;
  }

  private static Step due(Agenda agenda) {
    return new Step(agenda.due().orElse(""));
  }
}
