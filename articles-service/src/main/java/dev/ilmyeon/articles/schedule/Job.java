package dev.ilmyeon.articles.schedule;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Something to be done at a time.
 *
 * @param kind which handler does it
 * @param subject what it is done to, as {@code article:1001}
 * @param payload what the handler has to know
 * @param madeBy the subject of whose credentials it was made with
 * @param attempts how often it was tried and failed
 * @param problem why it failed: a code
 */
public record Job(
    long id,
    String kind,
    String subject,
    JsonNode payload,
    OffsetDateTime dueAt,
    String madeBy,
    OffsetDateTime madeAt,
    JobState state,
    int attempts,
    @Nullable String problem,
    @Nullable OffsetDateTime endedAt) {}
