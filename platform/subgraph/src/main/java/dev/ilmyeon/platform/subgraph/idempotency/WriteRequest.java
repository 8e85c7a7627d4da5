package dev.ilmyeon.platform.subgraph.idempotency;

import dev.ilmyeon.platform.subgraph.identity.Caller;
import java.util.regex.Pattern;

/**
 * What somebody asks to be written.
 *
 * @param caller who: the keys of each newsroom's each user are their own
 * @param key chosen by the client, a new one for each write it means
 * @param mutation the field
 * @param input its arguments, as records: what makes another request of it
 */
public record WriteRequest(Caller caller, String key, String mutation, Object input) {

  private static final Pattern KEY = Pattern.compile("[!-~]{8,200}");

  /**
   * Whose key it is. No subject holds a control character, so no two owners are written the same;
   * those of the main newsroom are written as they always were.
   */
  String owner() {
    return caller.newsroom().equals(Caller.MAIN_NEWSROOM)
        ? caller.subject()
        : caller.newsroom() + '\u001f' + caller.subject();
  }

  boolean hasGoodKey() {
    return KEY.matcher(key).matches();
  }
}
