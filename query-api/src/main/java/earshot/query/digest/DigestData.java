package earshot.query.digest;

import earshot.query.digest.Digest.Before;
import earshot.query.digest.Digest.Count;
import earshot.query.digest.Digest.Missing;
import earshot.query.digest.Digest.Shown;
import earshot.query.listing.Difference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A review check for programs; absent means absent. */
final class DigestData {
  private final Digest digest;
  private final Links links;

  DigestData(Digest digest, Links links) {
    this.digest = digest;
    this.links = links;
  }

  Map<String, Object> all() {
    DigestOrder order = digest.order();
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("brand", order.brand());
    data.put("from", order.from());
    data.put("to", order.to());
    data.put("before", order.before());
    data.put("zone", order.zone().getId());
    data.put("made", digest.made());
    data.put("link", links.digest(order).toString());
    data.put("tooMuch", digest.tooMuch());
    data.put("targetSeconds", digest.target().toSeconds());
    data.put("totals", totals());
    data.put("sentiment", counts(digest.feelings()));
    data.put("stars", counts(digest.stars()));
    digest.rating().ifPresent(rating -> data.put("rating", average(rating)));
    data.put("groupCount", digest.groupCount());
    data.put("groups", digest.groups().stream().map(this::said).toList());
    data.put("growing", digest.growing().stream().map(this::said).toList());
    data.put("waiting", shown(digest.waiting()));
    data.put("thank", shown(digest.thanks()));
    digest.answers().ifPresent(answers -> data.put("answers", answers(answers)));
    data.put("shareOfVoice", digest.voices());
    data.put("listings", digest.differences().stream().map(DigestData::difference).toList());
    data.put("incomplete", digest.missing().stream().map(DigestData::missing).toList());
    return data;
  }

  private List<Map<String, Object>> totals() {
    List<Map<String, Object>> totals = new ArrayList<>(counts(digest.totals()));
    Map<String, Object> removed = count(digest.removed());
    removed.put("search", Links.removedParameters(digest.removed().search()));
    totals.add(removed);
    return totals;
  }

  private static List<Map<String, Object>> counts(List<Count> counts) {
    return counts.stream().map(DigestData::count).toList();
  }

  private static Map<String, Object> count(Count count) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", count.name());
    data.put("count", count.count());
    data.put("search", Links.parameters(count.search()));
    count.share().ifPresent(share -> data.put("share", share));
    count.before().ifPresent(before -> data.put("before", before(before)));
    return data;
  }

  private static Map<String, Object> before(Before before) {
    return Map.of("count", before.count(), "verdict", before.verdict().word());
  }

  private static Map<String, Object> average(Digest.Average rating) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("stars", rating.stars());
    data.put("count", rating.rated());
    rating.before().ifPresent(before -> data.put("before", before));
    rating.verdict().ifPresent(verdict -> data.put("verdict", verdict.word()));
    return data;
  }

  private Map<String, Object> said(Digest.Said said) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("group", said.group());
    said.label().ifPresent(label -> data.put("label", label));
    said.language().ifPresent(language -> data.put("language", language));
    data.put("sentiment", said.feeling());
    data.put("statements", said.statements());
    data.put("before", before(said.before()));
    data.put("mentions", count(said.mentions()));
    data.put("quotes", quotes(said.quotes()));
    return data;
  }

  private Map<String, Object> shown(Shown shown) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("all", count(shown.all()));
    data.put("first", quotes(shown.first()));
    data.put("more", shown.more());
    return data;
  }

  private List<Map<String, Object>> quotes(List<Quote> quotes) {
    return quotes.stream().map(this::quote).toList();
  }

  private Map<String, Object> quote(Quote quote) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("mention", quote.mention().value());
    quote.text().ifPresent(text -> data.put("text", text));
    quote.language().ifPresent(language -> data.put("language", language));
    quote.author().ifPresent(author -> data.put("author", author));
    data.put("source", quote.source());
    quote.stars().ifPresent(stars -> data.put("stars", stars));
    data.put("at", quote.at());
    quote.url().ifPresent(url -> data.put("url", url));
    data.put("link", links.mention(quote).toString());
    if (!quote.reasons().isEmpty()) {
      data.put("reasons", quote.reasons());
    }
    return data;
  }

  private static Map<String, Object> answers(Digest.Answers answers) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("count", answers.count());
    data.put("meanSeconds", answers.average().toSeconds());
    answers.averageBefore().ifPresent(mean -> data.put("meanSecondsBefore", mean.toSeconds()));
    data.put("medianSeconds", answers.median().toSeconds());
    data.put("inTime", answers.inTime());
    answers.before().ifPresent(before -> data.put("medianSecondsBefore", before.toSeconds()));
    return data;
  }

  private static Map<String, Object> difference(Difference difference) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("source", difference.stated().source());
    data.put("place", difference.stated().place());
    data.put("fact", difference.stated().name());
    data.put("declared", difference.declared());
    data.put("stated", difference.stated().value());
    return data;
  }

  private static Map<String, Object> missing(Missing missing) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("source", missing.source());
    data.put("place", missing.place());
    data.put("from", missing.from());
    data.put("to", missing.to());
    missing.reason().ifPresent(reason -> data.put("reason", reason));
    return data;
  }
}
