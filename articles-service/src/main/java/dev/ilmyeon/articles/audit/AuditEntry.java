package dev.ilmyeon.articles.audit;

import java.time.OffsetDateTime;

/**
 * Something that was done.
 *
 * @param number from 1, without gaps
 * @param actor who did it: the subject of their credentials, or {@code schedule}
 * @param subject what it was done to, as {@code article:1001}
 * @param detail as JSON
 */
public record AuditEntry(
    long number, OffsetDateTime at, String actor, String action, String subject, String detail) {}
