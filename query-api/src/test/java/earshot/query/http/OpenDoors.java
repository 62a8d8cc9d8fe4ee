package earshot.query.http;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What somebody may open who does not say who they are: told once, for all who test it. */
public final class OpenDoors {
  private OpenDoors() {}

  /** As method and path. */
  public static SortedSet<String> all() {
    return new TreeSet<>(
        List.of(
            "GET /health",
            "HEAD /health",
            "GET /box.js",
            "POST /api/v1/feedback",
            "OPTIONS /api/v1/feedback",
            "GET /api/v1/hooks/{source}",
            "HEAD /api/v1/hooks/{source}",
            "POST /api/v1/hooks/{source}",
            "GET /followup/{token}",
            "POST /followup/{token}",
            "GET /followup/{token}/unsubscribe",
            "POST /followup/{token}/unsubscribe",
            "GET /assets/{name}",
            "GET /login",
            "POST /login",
            "POST /logout",
            "GET /setup",
            "POST /setup",
            "POST /language"));
  }
}
