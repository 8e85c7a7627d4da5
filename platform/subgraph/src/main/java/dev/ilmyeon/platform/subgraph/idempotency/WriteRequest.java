package dev.ilmyeon.platform.subgraph.idempotency;

import java.util.regex.Pattern;

/**
 * What somebody asks to be written.
 *
 * @param subject who: their keys are their own
 * @param key chosen by the client, a new one for each write it means
 * @param mutation the field
 * @param input its arguments, as records: what makes another request of it
 */
public record WriteRequest(String subject, String key, String mutation, Object input) {

  private static final Pattern KEY = Pattern.compile("[!-~]{8,200}");

  boolean hasGoodKey() {
    return KEY.matcher(key).matches();
  }
}
