package dev.ilmyeon.articles.front.edit;

import dev.ilmyeon.articles.edition.EditionId;
import dev.ilmyeon.articles.front.version.VersionKey;

/** A version was made: the result that is kept for who asks again. */
record FrontChanged(String edition, int version) {

  static FrontChanged of(VersionKey key) {
    return new FrontChanged(key.edition().value(), key.version());
  }

  EditionId whose() {
    return new EditionId(edition);
  }
}
