package earshot.streams;

import static earshot.streams.GroupFlow.NOON;
import static earshot.streams.GroupFlow.mention;
import static org.assertj.core.api.Assertions.assertThat;

import earshot.mention.Copies;
import earshot.mention.Copies.Copy;
import earshot.mention.MentionId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CopiesTest extends GroupFlowTest {
  private static final String SAID =
      "I ordered a chair from these people in spring, and it still is not here. Avoid them.";
  private static final String REPOST = "RT @neighbour: " + SAID + " https://news.example/chair";
  private static final String LOVELY =
      "lovely chairs, lovely people, we shall come again in spring";

  /** Who is told together, where it is said once. */
  private static List<MentionId> together(GroupFlow flow) {
    assertThat(flow.copies).hasSize(1);
    return flow.copies.values().iterator().next().members().stream().map(Copy::mention).toList();
  }

  @Test
  void nearDuplicatesOfWholeMentionsAreToldTogetherTheFirstFirst() {
    GroupFlow flow =
        flow()
            .say("repost", REPOST, NOON)
            .say("first", SAID, NOON.minusSeconds(60))
            .say("other", LOVELY)
            .tick();

    assertThat(together(flow)).containsExactly(mention("first"), mention("repost"));
  }

  @Test
  void twoPeopleWhoSayAFewSameWordsDoNotCopyEachOther() {
    assertThat(flow().say("a", "lovely chairs!").say("b", "Lovely chairs").tick().copies).isEmpty();
  }

  @Test
  void twoWhoSayOtherwiseAreNoCopiesThoughAThirdIsNearToBoth() {
    GroupFlow flow =
        flow()
            .say("waits", SAID)
            .say("has", SAID.replace("still is not", "still is"))
            .say("cut", SAID.substring(0, SAID.indexOf(" not here")))
            .tick();

    assertThat(together(flow)).hasSize(2).contains(mention("cut"));
  }

  @Test
  void whatIsTakenBackOrTooOldIsNoCopyAnyMore() {
    GroupFlow flow = flow().say("a", SAID).say("b", REPOST).say("c", SAID).tick();
    flow.takeBack("a").tick();
    assertThat(flow.copies).containsOnlyKeys("Acme|" + lesser("b", "c"));

    flow.tick(Close.SPAN.plus(Duration.ofMinutes(1))).say("d", LOVELY).tick();
    assertThat(flow.copies).isEmpty();
  }

  private static String lesser(String one, String other) {
    String a = mention(one).value();
    String b = mention(other).value();
    return a.compareTo(b) < 0 ? a : b;
  }

  @Test
  void orderOfArrivalMeansNothing() {
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < 40; i++) {
      String text = i % 4 == 0 ? SAID : i % 4 == 1 ? REPOST : i % 4 == 2 ? LOVELY : SAID + " " + i;
      texts.put("m" + i, text);
    }
    Map<String, Copies> expected = said(texts, List.copyOf(texts.keySet()));
    assertThat(expected).hasSize(2);
    List<String> ids = new ArrayList<>(texts.keySet());
    Random random = new Random(3);
    for (int shuffle = 0; shuffle < 3; shuffle++) {
      Collections.shuffle(ids, random);
      assertThat(said(texts, ids)).isEqualTo(expected);
    }
  }

  private Map<String, Copies> said(Map<String, String> texts, List<String> ids) {
    GroupFlow flow = flow();
    for (int i = 0; i < ids.size(); i++) {
      flow.say(ids.get(i), texts.get(ids.get(i)));
      if (i % 15 == 14) {
        flow.tick();
      }
    }
    return flow.tick().copies;
  }
}
