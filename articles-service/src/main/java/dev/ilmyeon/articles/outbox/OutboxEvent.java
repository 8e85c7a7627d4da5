package dev.ilmyeon.articles.outbox;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * Something that happened and can be seen.
 *
 * @param position its place among all events: from 1, without gaps, in the order of the aggregate's
 *     versions
 * @param aggregate what it happened to, as {@code article:1001}
 * @param version the aggregate's by it
 */
public record OutboxEvent(
    long position, String aggregate, int version, String type, JsonNode payload, Instant at) {}
