package earshot.ingest.sources.feed;

import earshot.ingest.source.Hints;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * What one feed document holds.
 *
 * @param author who writes everything that names no author of its own
 * @param next where older entries are
 */
record FeedContent(
    List<Entry> entries, Optional<Entry.Person> author, Optional<HttpUrl> next, Hints hints) {}
