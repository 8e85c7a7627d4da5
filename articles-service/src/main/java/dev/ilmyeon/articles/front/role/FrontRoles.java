package dev.ilmyeon.articles.front.role;

import dev.ilmyeon.platform.subgraph.identity.Caller;
import java.util.Set;

/** Who may do what with fronts, by the roles that the gateway tells. */
public final class FrontRoles {

  /** Who sees versions, previews and what is scheduled. */
  private static final Set<String> NEWSROOM =
      Set.of("reporter", "editor", "desk-chief", "dashboard");

  /** Who changes fronts. */
  public static final Set<String> EDITORS = Set.of("editor", "desk-chief");

  /** Who brings versions back. */
  public static final Set<String> DESK_CHIEFS = Set.of("desk-chief");

  private FrontRoles() {}

  public static boolean isOfNewsroom(Caller caller) {
    return caller.hasAny(NEWSROOM);
  }
}
