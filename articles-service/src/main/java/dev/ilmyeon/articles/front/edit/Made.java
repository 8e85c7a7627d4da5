package dev.ilmyeon.articles.front.edit;

import dev.ilmyeon.articles.front.change.Edited;
import dev.ilmyeon.articles.front.version.VersionKey;

/** What came of making changes. */
sealed interface Made {

  record Version(VersionKey key) implements Made {}

  record Not(Edited.Refused why) implements Made {}
}
