package dev.ilmyeon.local.page;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The gateway's answer to the front-page query.
 *
 * @param data what it answered, a JSON null where it could answer nothing
 * @param errors what is missing from it
 * @param took how long that took
 */
public record FrontPage(JsonNode data, List<PageError> errors, Duration took) {

  public FrontPage {
    errors = List.copyOf(errors);
  }

  /** The services that errors name. */
  public Set<String> missingServices() {
    return errors.stream().map(PageError::service).collect(Collectors.toUnmodifiableSet());
  }
}
