package dev.ilmyeon.articles.front.schedule;

import dev.ilmyeon.articles.front.change.Edited;
import dev.ilmyeon.articles.front.change.LayoutEditor;
import dev.ilmyeon.articles.front.layout.Layout;
import java.util.List;

/** What will have become of a layout. */
public final class Ahead {

  private Ahead() {}

  /** With each scheduled change in its turn; one that cannot be made is left out, as it will be. */
  public static Layout of(Layout present, List<ScheduledChange> scheduled, Pinned pinned) {
    Layout layout = present;
    for (ScheduledChange change : scheduled) {
      if (pinned.hidden(change.changes(), change.applyAt()).isEmpty()
          && LayoutEditor.applyAt(change.applyAt(), layout, change.changes())
              instanceof Edited.Changed(Layout next)) {
        layout = next;
      }
    }
    return layout;
  }
}
